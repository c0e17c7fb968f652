package dev.flua.stdlib.java;

import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.dsl.NodeFactory;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.LuaLibrary;
import java.util.List;

/** The library {@code java}, where the embedder lets programs look classes up. */
public final class JavaLibrary implements LuaLibrary {
    @Override
    public String name() {
        return "java";
    }

    @Override
    public boolean isPrivileged() {
        return true;
    }

    @Override
    public boolean isAllowed(Env env) {
        return env.isHostLookupAllowed();
    }

    @Override
    public List<? extends NodeFactory<? extends LuaBuiltinNode>> functions() {
        return JavaFunctionsFactory.getFactories();
    }
}
