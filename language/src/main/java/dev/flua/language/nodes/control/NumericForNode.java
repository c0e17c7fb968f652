package dev.flua.language.nodes.control;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.LoopNode;
import com.oracle.truffle.api.nodes.NodeUtil;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.LuaStatementNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.stack.Errors;

/**
 * {@code for v = initial, limit, step} (manual §3.3.5). Where initial value and step are integers the loop counts integers;
 * the number of rounds is known beforehand, so that the variable cannot overflow. Otherwise all three are floats.
 */
public final class NumericForNode extends LuaStatementNode {
    private final int line;
    private final int counterSlot;
    private final int limitSlot;
    private final int stepSlot;

    @Child
    private LuaExpressionNode initial;

    @Child
    private LuaExpressionNode limit;

    @Child
    private LuaExpressionNode step;

    @Child
    private LoopNode integerLoop;

    @Child
    private LoopNode floatLoop;

    @Child
    private LuaStatementNode body;

    private final int variableSlot;
    private final boolean constantUnitStep;

    /**
     * @param step null for 1
     * @param variableSlot where each round finds the variable's value (not yet in a cell)
     * @param counterSlot first of three slots that belong to the loop
     */
    public NumericForNode(
            int line,
            LuaExpressionNode initial,
            LuaExpressionNode limit,
            LuaExpressionNode step,
            LuaStatementNode body,
            int variableSlot,
            int counterSlot) {
        this.line = line;
        this.initial = initial;
        this.limit = limit;
        this.step = step;
        this.body = body;
        this.constantUnitStep = step == null;
        this.variableSlot = variableSlot;
        this.counterSlot = counterSlot;
        this.limitSlot = counterSlot + 1;
        this.stepSlot = counterSlot + 2;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object first = initial.execute(frame);
        Object last = limit.execute(frame);
        Object increment = step == null ? (Object) 1L : step.execute(frame);
        if (first instanceof Long start && increment instanceof Long by) {
            if (by == 0) {
                throw zeroStep();
            }
            Long end = last instanceof Long integer ? integer : clip(last, by);
            return end == null ? null : runIntegers(frame, start, end, by);
        }
        double end = toFloat(last, "limit");
        double by = toFloat(increment, "step");
        return runFloats(frame, toFloat(first, "initial value"), end, by);
    }

    private Object runIntegers(VirtualFrame frame, long start, long end, long by) {
        if (by > 0 ? start > end : start < end) {
            return null;
        }
        // Rounds after the first; unsigned, because the distance may not fit a signed integer.
        long rounds = by > 0
                ? Long.divideUnsigned(end - start, by)
                : Long.divideUnsigned(start - end, by == Long.MIN_VALUE ? by : -by);
        if (integerLoop == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            integerLoop = insert(Truffle.getRuntime().createLoopNode(new IntegerRound(takeBody())));
            notifyInserted(integerLoop);
        }
        frame.setLong(counterSlot, start);
        frame.setLong(limitSlot, rounds);
        frame.setLong(stepSlot, by);
        return LoopBody.completion(integerLoop.execute(frame));
    }

    private Object runFloats(VirtualFrame frame, double start, double end, double by) {
        if (by == 0) {
            throw zeroStep();
        }
        // Not the same as the condition of the next rounds: a NaN makes one round.
        if (by > 0 ? end < start : start < end) {
            return null;
        }
        if (floatLoop == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            floatLoop = insert(Truffle.getRuntime().createLoopNode(new FloatRound(takeBody())));
            notifyInserted(floatLoop);
        }
        frame.setDouble(counterSlot, start);
        frame.setDouble(limitSlot, end);
        frame.setDouble(stepSlot, by);
        return LoopBody.completion(floatLoop.execute(frame));
    }

    /** The body goes into the first loop that runs; the rare second kind of loop gets a copy. */
    private LuaStatementNode takeBody() {
        return NodeUtil.cloneNode(body);
    }

    /** The integer limit for an integer loop whose limit is no integer; null where no round is to be made (forlimit). */
    @TruffleBoundary
    private Long clip(Object last, long by) {
        double value = toFloat(last, "limit");
        double whole = by < 0 ? Math.ceil(value) : Math.floor(value);
        if (Coercions.isInteger(whole)) {
            return (long) whole;
        }
        if (value > 0) {
            return by < 0 ? null : Long.valueOf(Long.MAX_VALUE);
        }
        return by > 0 ? null : Long.valueOf(Long.MIN_VALUE);
    }

    private double toFloat(Object value, String what) {
        if (value instanceof Double number) {
            return number;
        }
        return value instanceof Long integer ? (double) integer : convert(value, what);
    }

    @TruffleBoundary
    private double convert(Object value, String what) {
        return switch (Coercions.toNumber(value)) {
            case Long integer -> (double) integer;
            case Double number -> number;
            case null, default ->
                throw Errors.at(
                        this, "bad 'for' " + what + " (number expected, got " + Metatables.objectTypeName(value) + ")");
        };
    }

    @TruffleBoundary
    private LuaError zeroStep() {
        return Errors.at(this, "'for' step is zero");
    }

    @Override
    public int line() {
        return line;
    }

    private final class IntegerRound extends LoopBody {
        @Child
        private LuaStatementNode roundBody;

        IntegerRound(LuaStatementNode roundBody) {
            this.roundBody = roundBody;
        }

        @Override
        Object executeRound(VirtualFrame frame) {
            long counter = frame.getLong(counterSlot);
            frame.setLong(variableSlot, counter);
            Object completion = roundBody.execute(frame);
            if (completion != null) {
                return completion;
            }
            long rounds = frame.getLong(limitSlot);
            if (rounds == 0) {
                return DONE;
            }
            frame.setLong(limitSlot, rounds - 1);
            frame.setLong(counterSlot, counter + (constantUnitStep ? 1 : frame.getLong(stepSlot)));
            return CONTINUE_LOOP_STATUS;
        }
    }

    private final class FloatRound extends LoopBody {
        @Child
        private LuaStatementNode roundBody;

        FloatRound(LuaStatementNode roundBody) {
            this.roundBody = roundBody;
        }

        @Override
        Object executeRound(VirtualFrame frame) {
            double counter = frame.getDouble(counterSlot);
            frame.setDouble(variableSlot, counter);
            Object completion = roundBody.execute(frame);
            if (completion != null) {
                return completion;
            }
            double by = frame.getDouble(stepSlot);
            double end = frame.getDouble(limitSlot);
            double next = counter + by;
            if (!(by > 0 ? next <= end : end <= next)) {
                return DONE;
            }
            frame.setDouble(counterSlot, next);
            return CONTINUE_LOOP_STATUS;
        }
    }
}
