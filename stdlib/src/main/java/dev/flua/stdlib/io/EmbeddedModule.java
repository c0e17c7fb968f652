package dev.flua.stdlib.io;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.Libraries;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;

/** The module {@code flua.embedded}, which {@code require} finds as if the program had put it into {@code package.preload}. */
final class EmbeddedModule {
    private static final LuaString NAME = LuaString.intern("flua.embedded");
    private static final LuaString PRELOADED = LuaString.intern("_PRELOAD");
    private static final LuaString IO = LuaString.intern("io");
    private static final LuaString OPEN = LuaString.intern("open");

    private EmbeddedModule() {}

    /** Lets {@code require} find the module. */
    static void install(LuaContext context) {
        if (context.registry().get(PRELOADED) instanceof LuaTable preloaded) {
            preloaded.put(NAME, Libraries.function("embedded", EmbeddedModuleFactory.LoadNodeFactory.getInstance()));
        }
    }

    /** Takes the module away where the embedder has left out {@code io.open}: it reads files too. */
    static void start(LuaContext context) {
        boolean mayOpen = context.loaded().get(IO) instanceof LuaTable library && library.get(OPEN) != LuaNil.NIL;
        if (!mayOpen && context.registry().get(PRELOADED) instanceof LuaTable preloaded) {
            preloaded.put(NAME, LuaNil.NIL);
        }
    }

    /** The loader of the module. */
    @LuaBuiltin(name = "embedded", arguments = "...")
    abstract static class LoadNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doLoad(@SuppressWarnings("unused") Object[] arguments) {
            IoState.of(context()).useEmbedded();
            LuaTable module = new LuaTable();
            Libraries.addFunctions(module, "embedded.", EmbeddedFunctionsFactory.getFactories());
            return module;
        }
    }
}
