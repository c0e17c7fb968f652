package dev.flua.language.nodes.call;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LuaNil;

/** The first of a call's results. Most calls return one value, and then this is a type check. */
public final class FirstValueNode extends Node {
    @CompilationFinal
    private boolean seenOther;

    public Object execute(Object result) {
        if (result instanceof Object[] values) {
            if (!seenOther) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                seenOther = true;
            }
            return values.length == 0 ? LuaNil.NIL : values[0];
        }
        return result;
    }
}
