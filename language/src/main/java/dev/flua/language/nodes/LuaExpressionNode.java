package dev.flua.language.nodes;

import com.oracle.truffle.api.dsl.TypeSystemReference;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.GenerateWrapper;
import com.oracle.truffle.api.instrumentation.GenerateWrapper.OutgoingConverter;
import com.oracle.truffle.api.instrumentation.InstrumentableNode;
import com.oracle.truffle.api.instrumentation.ProbeNode;
import com.oracle.truffle.api.instrumentation.Tag;
import com.oracle.truffle.api.nodes.NodeInfo;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import dev.flua.language.runtime.LuaNumber;
import dev.flua.language.runtime.LuaValueList;
import dev.flua.language.runtime.stack.CallSite;
import dev.flua.language.runtime.stack.VariableName;

/**
 * Something that yields one value; calls and {@code ...} yield several through {@link MultipleValuesNode}. Debug hooks watch the
 * parts of expressions that go over several lines, debug functions those that have temporary values.
 */
@GenerateWrapper
@NodeInfo(language = "lua")
@TypeSystemReference(LuaTypes.class)
public abstract class LuaExpressionNode extends LuaNode implements InstrumentableNode {
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

    /** Evaluates to a number; throws the value where it is something else. */
    public LuaNumber executeNumber(VirtualFrame frame) throws UnexpectedResultException {
        return expectNumber(execute(frame));
    }

    protected static LuaNumber expectNumber(Object value) throws UnexpectedResultException {
        if (value instanceof Long integer) {
            return LuaNumber.of((long) integer);
        }
        if (value instanceof Double number) {
            return LuaNumber.of((double) number);
        }
        throw new UnexpectedResultException(value);
    }

    /** Evaluates to a boolean; throws the value where it is something else. */
    public boolean executeBoolean(VirtualFrame frame) throws UnexpectedResultException {
        return LuaTypesGen.expectBoolean(execute(frame));
    }

    /** The name of the variable, field or constant that this reads, null where it is none; for messages. */
    public String variableName() {
        return this instanceof WrapperNode wrapper
                ? ((LuaExpressionNode) wrapper.getDelegateNode()).variableName()
                : null;
    }

    /** What {@link #variableName} names: {@code global}, {@code local}, {@code field}, {@code upvalue}, {@code constant}… */
    public String variableKind() {
        return this instanceof WrapperNode wrapper
                ? ((LuaExpressionNode) wrapper.getDelegateNode()).variableKind()
                : null;
    }

    /**
     * How messages name the variable that an expression reads ({@link VariableName}).
     *
     * @param expression null for none
     */
    public static String describe(LuaExpressionNode expression) {
        return expression == null ? "" : VariableName.of(expression.variableKind(), expression.variableName());
    }

    /** Not a tail call, which is a part of its statement. */
    @Override
    public final boolean isInstrumentable() {
        return sourceStart() >= 0 && !(getParent() instanceof CallSite site && site.isTailCall());
    }

    @Override
    public final boolean hasTag(Class<? extends Tag> tag) {
        return hasOwnTag(tag);
    }

    @Override
    public WrapperNode createWrapper(ProbeNode probe) {
        return new LuaExpressionNodeWrapper(this, probe);
    }

    /** What tools see of a value; they know no lists of values. */
    @OutgoingConverter
    final Object toTool(Object value) {
        return switch (value) {
            case Object[] values -> LuaValueList.of(values);
            case LuaNumber number -> number.box();
            case null, default -> value;
        };
    }
}
