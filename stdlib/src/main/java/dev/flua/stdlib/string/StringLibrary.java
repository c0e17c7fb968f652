package dev.flua.stdlib.string;

import com.oracle.truffle.api.dsl.NodeFactory;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.LuaLibrary;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;
import java.util.ArrayList;
import java.util.List;

/** The library {@code string}, and the metatable of strings (manual §6.4). */
public final class StringLibrary implements LuaLibrary {
    @Override
    public String name() {
        return "string";
    }

    @Override
    public List<NodeFactory<? extends LuaBuiltinNode>> functions() {
        List<NodeFactory<? extends LuaBuiltinNode>> functions = new ArrayList<>();
        functions.addAll(ByteFunctionsFactory.getFactories());
        functions.addAll(FormatFunctionsFactory.getFactories());
        functions.addAll(PackFunctionsFactory.getFactories());
        for (NodeFactory<? extends LuaBuiltinNode> factory : PatternFunctionsFactory.getFactories()) {
            if (factory.getNodeClass() != PatternFunctions.GmatchIteratorNode.class) {
                functions.add(factory);
            }
        }
        return functions;
    }

    @Override
    public void install(LuaContext context, LuaTable library) {
        LuaTable metatable = StringArithmetic.metamethods();
        metatable.put(LuaString.intern("__index"), library);
        context.setStringMetatable(metatable);
    }
}
