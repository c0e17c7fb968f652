package dev.flua.capi;

import com.oracle.truffle.api.RootCallTarget;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.runtime.FunctionCode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Code that the programs of an engine share: of C functions, by their addresses, and of what these ask for. */
final class CFunctions {
    private final LuaEngine engine;
    private final Map<Long, FunctionCode> codes = new ConcurrentHashMap<>();
    private final RootCallTarget protectedCall;
    private final RootCallTarget[] operators;

    CFunctions(LuaEngine engine) {
        this.engine = engine;
        protectedCall = new ProtectedCallRootNode(engine).getCallTarget();
        operators = OperatorRootNode.createAll(engine);
    }

    FunctionCode code(long address) {
        return codes.computeIfAbsent(address, a -> FunctionCode.of(new CFunctionRootNode(engine, a).getCallTarget()));
    }

    RootCallTarget protectedCall() {
        return protectedCall;
    }

    /** The code of an operator, by its place in {@link OperatorRootNode}. */
    RootCallTarget operator(int index) {
        return operators[index];
    }
}
