package dev.flua.stdlib.polyglot;

import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.dsl.NodeFactory;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.LuaLibrary;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;
import java.util.List;

/** The library {@code polyglot}, with the functions that the embedder's polyglot access allows. */
public final class PolyglotLibrary implements LuaLibrary {
    @Override
    public String name() {
        return "polyglot";
    }

    @Override
    public boolean isPrivileged() {
        return true;
    }

    @Override
    public boolean isAllowed(Env env) {
        return mayEvaluate(env) || env.isPolyglotBindingsAccessAllowed();
    }

    private static boolean mayEvaluate(Env env) {
        return env.isPolyglotEvalAllowed(null);
    }

    @Override
    public List<? extends NodeFactory<? extends LuaBuiltinNode>> functions() {
        return PolyglotFunctionsFactory.getFactories();
    }

    @Override
    public void install(LuaContext context, LuaTable library) {
        if (!mayEvaluate(context.env())) {
            library.put(LuaString.intern("eval"), LuaNil.NIL);
        }
        if (!context.env().isPolyglotBindingsAccessAllowed()) {
            library.put(LuaString.intern("import"), LuaNil.NIL);
            library.put(LuaString.intern("export"), LuaNil.NIL);
        }
    }
}
