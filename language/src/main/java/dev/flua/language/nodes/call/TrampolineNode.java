package dev.flua.language.nodes.call;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.nodes.DenyReplace;
import com.oracle.truffle.api.nodes.DirectCallNode;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.context.LuaEngine;

/** Makes the {@link TailCall} that a call returned, until there is a real result. Costs a type check where there is none. */
public class TrampolineNode extends Node {
    private static final TrampolineNode UNCACHED = new Uncached();

    @Child
    private DirectCallNode loop;

    /** The results behind {@code result}, which is returned as it is where it is no tail call. */
    public Object execute(Object result) {
        if (result instanceof TailCall) {
            if (loop == null) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                loop = insert(DirectCallNode.create(new TrampolineRootNode(LuaEngine.get(this)).getCallTarget()));
            }
            return loop.call(result);
        }
        return result;
    }

    @NeverDefault
    public static TrampolineNode create() {
        return new TrampolineNode();
    }

    public static TrampolineNode getUncached() {
        return UNCACHED;
    }

    @DenyReplace
    private static final class Uncached extends TrampolineNode {
        @Override
        public Object execute(Object result) {
            return result instanceof TailCall ? run(result) : result;
        }

        @TruffleBoundary
        private static Object run(Object result) {
            return new TrampolineRootNode(LuaEngine.get(null)).getCallTarget().call(result);
        }

        @Override
        public boolean isAdoptable() {
            return false;
        }
    }
}
