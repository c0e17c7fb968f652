package dev.flua.stdlib.os;

import com.oracle.truffle.api.dsl.NodeFactory;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.LuaLibrary;
import java.util.ArrayList;
import java.util.List;

/** The library {@code os} (manual §6.9). */
public final class OsLibrary implements LuaLibrary {
    @Override
    public String name() {
        return "os";
    }

    @Override
    public List<? extends NodeFactory<? extends LuaBuiltinNode>> functions() {
        List<NodeFactory<? extends LuaBuiltinNode>> all = new ArrayList<>();
        all.addAll(OsFunctionsFactory.getFactories());
        all.addAll(DateFunctionsFactory.getFactories());
        return all;
    }
}
