package dev.flua.stdlib.debug;

import com.oracle.truffle.api.dsl.NodeFactory;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.LuaLibrary;
import java.util.ArrayList;
import java.util.List;

/** The library {@code debug} (manual §6.10). */
public final class DebugLibrary implements LuaLibrary {
    @Override
    public String name() {
        return "debug";
    }

    @Override
    public List<? extends NodeFactory<? extends LuaBuiltinNode>> functions() {
        List<NodeFactory<? extends LuaBuiltinNode>> all = new ArrayList<>();
        all.addAll(StackFunctionsFactory.getFactories());
        all.addAll(VariableFunctionsFactory.getFactories());
        all.addAll(MetadataFunctionsFactory.getFactories());
        all.addAll(HookFunctionsFactory.getFactories());
        return all;
    }
}
