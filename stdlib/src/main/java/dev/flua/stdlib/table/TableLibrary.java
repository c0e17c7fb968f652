package dev.flua.stdlib.table;

import com.oracle.truffle.api.dsl.NodeFactory;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.LuaLibrary;
import java.util.ArrayList;
import java.util.List;

/** The library {@code table} (manual §6.6). */
public final class TableLibrary implements LuaLibrary {
    @Override
    public String name() {
        return "table";
    }

    @Override
    public List<? extends NodeFactory<? extends LuaBuiltinNode>> functions() {
        List<NodeFactory<? extends LuaBuiltinNode>> all = new ArrayList<>();
        all.addAll(ElementFunctionsFactory.getFactories());
        all.addAll(ListFunctionsFactory.getFactories());
        all.addAll(SortFunctionsFactory.getFactories());
        return all;
    }
}
