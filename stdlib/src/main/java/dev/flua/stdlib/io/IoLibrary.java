package dev.flua.stdlib.io;

import com.oracle.truffle.api.dsl.NodeFactory;
import dev.flua.language.builtins.Libraries;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.LuaLibrary;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;
import java.util.List;

/** The library {@code io} (manual §6.8): its functions, the standard files, and the metatable of file handles. */
public final class IoLibrary implements LuaLibrary {
    private static final LuaString HANDLE = LuaString.intern("FILE*");

    @Override
    public String name() {
        return "io";
    }

    @Override
    public List<? extends NodeFactory<? extends LuaBuiltinNode>> functions() {
        return IoFunctionsFactory.getFactories();
    }

    @Override
    public void install(LuaContext context, LuaTable library) {
        IoState state = IoState.of(context);
        library.put(LuaString.intern("stdin"), state.standardInput());
        library.put(LuaString.intern("stdout"), state.standardOutput());
        library.put(LuaString.intern("stderr"), state.standardError());
        LuaTable methods = new LuaTable();
        addAll(methods, FileMethodsFactory.getFactories());
        LuaTable metatable = state.metatable();
        metatable.put(LuaString.intern("__name"), HANDLE);
        metatable.put(LuaString.intern("__index"), methods);
        addAll(metatable, HandleMetamethodsFactory.getFactories());
        context.registry().put(HANDLE, metatable);
        EmbeddedModule.install(context);
    }

    @Override
    public void start(LuaContext context) {
        EmbeddedModule.start(context);
    }

    private static void addAll(LuaTable target, List<? extends NodeFactory<? extends LuaBuiltinNode>> factories) {
        for (NodeFactory<? extends LuaBuiltinNode> factory : factories) {
            String name = factory.getNodeClass().getAnnotation(LuaBuiltin.class).name();
            target.put(LuaString.intern(name), Libraries.function(name, factory));
        }
    }
}
