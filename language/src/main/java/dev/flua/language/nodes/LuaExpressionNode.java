package dev.flua.language.nodes;

import com.oracle.truffle.api.dsl.TypeSystemReference;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.NodeInfo;
import com.oracle.truffle.api.nodes.UnexpectedResultException;

/** Something that yields one value; calls and {@code ...} yield several through {@link MultipleValuesNode}. */
@NodeInfo(language = "lua")
@TypeSystemReference(LuaTypes.class)
public abstract class LuaExpressionNode extends LuaNode {
    /** Evaluates to exactly one value. */
    public abstract Object execute(VirtualFrame frame);

    /** Evaluates to an integer; throws the value where it is something else. */
    public long executeLong(VirtualFrame frame) throws UnexpectedResultException {
        return LuaTypesGen.expectLong(execute(frame));
    }

    /** Evaluates to a float; throws the value where it is something else. */
    public double executeDouble(VirtualFrame frame) throws UnexpectedResultException {
        return LuaTypesGen.expectDouble(execute(frame));
    }

    /** Evaluates to a boolean; throws the value where it is something else. */
    public boolean executeBoolean(VirtualFrame frame) throws UnexpectedResultException {
        return LuaTypesGen.expectBoolean(execute(frame));
    }

    /** The name of the variable, field or constant that this reads, null where it is none; for messages. */
    public String variableName() {
        return null;
    }

    /** What {@link #variableName} names: {@code global}, {@code local}, {@code field}, {@code upvalue}, {@code constant}… */
    public String variableKind() {
        return null;
    }
}
