package dev.flua.language.nodes.call;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.GenerateUncached;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.Node;

/** Calls any value with plain arguments, for metamethods, library functions and the host ({@link NestedCallNode}). */
@GenerateUncached
public abstract class CallNode extends Node {
    /**
     * Calls {@code callee}.
     *
     * @param arguments the Lua arguments
     * @return one value bare, any other number as {@code Object[]} ({@link dev.flua.language.runtime.Values})
     */
    public final Object execute(Object callee, Object... arguments) {
        return executeArray(callee, arguments);
    }

    /** As {@link #execute}; the generated code takes a parameter list with {@code ...} for something else. */
    protected abstract Object executeArray(Object callee, Object[] arguments);

    @Specialization
    static Object doCall(Object callee, Object[] arguments, @Cached NestedCallNode call) {
        Object[] frameArguments = new Object[arguments.length + 1];
        frameArguments[0] = callee;
        System.arraycopy(arguments, 0, frameArguments, 1, arguments.length);
        return call.execute(callee, frameArguments);
    }

    @NeverDefault
    public static CallNode create() {
        return CallNodeGen.create();
    }

    public static CallNode getUncached() {
        return CallNodeGen.getUncached();
    }
}
