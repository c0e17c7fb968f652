package dev.flua.language.nodes.local;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.MultipleValuesNode;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Values;
import java.util.Arrays;

/** {@code ...}: the arguments beyond the named parameters. */
public final class VarargNode extends MultipleValuesNode {
    private final int first;

    /**
     * @param parameters number of named parameters
     */
    public VarargNode(int parameters) {
        this.first = parameters + 1;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object[] arguments = frame.getArguments();
        return arguments.length > first ? arguments[first] : LuaNil.NIL;
    }

    @Override
    public Object executeMultiple(VirtualFrame frame) {
        Object[] arguments = frame.getArguments();
        int count = arguments.length - first;
        if (count == 1) {
            return arguments[first];
        }
        return count <= 0 ? Values.NONE : Arrays.copyOfRange(arguments, first, arguments.length);
    }

    /** Number of values. */
    public int count(VirtualFrame frame) {
        return Math.max(0, frame.getArguments().length - first);
    }
}
