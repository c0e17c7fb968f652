package dev.flua.stdlib.coroutine;

import com.oracle.truffle.api.dsl.NodeFactory;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.LuaLibrary;
import java.util.List;

/** The library {@code coroutine} (manual §6.2). */
public final class CoroutineLibrary implements LuaLibrary {
    @Override
    public String name() {
        return "coroutine";
    }

    @Override
    public List<? extends NodeFactory<? extends LuaBuiltinNode>> functions() {
        return CoroutineFunctionsFactory.getFactories();
    }
}
