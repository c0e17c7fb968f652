package dev.flua.language.interop;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.TruffleContext;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.runtime.FromForeignNodeGen;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import java.util.function.Function;

/**
 * Calls a Lua function from Java without boxing numbers: a call is {@link #enter}, a {@code set} for each argument, {@link #run},
 * and one of the methods that give the result and end the call. Belongs to one context, and as little as that to several threads at
 * once: a thread that calls while another one does fails when it enters.
 */
public final class HostCall {
    /** Stands for the context before a call where that is this one. */
    private static final Object ENTERED = new Object();

    private final LuaContext context;
    private final TruffleContext polyglotContext;
    private final CallTarget code;
    private final Object[] frameArguments;
    private final Function<Object, Object> conversion;
    private final Function<Object, RuntimeException> misfit;
    private final Function<Throwable, RuntimeException> failure;
    private Object previous;

    final LuaFunction function;
    final long[] integers;
    final double[] floats;
    final Object[] objects;

    /** What the result is. */
    enum Kind {
        INTEGER,
        FLOAT,
        OBJECT
    }

    Kind resultKind;
    long integerResult;
    double floatResult;
    Object objectResult;

    /**
     * A way to call {@code function}; the context must be entered.
     *
     * @param parameters a character for each argument: {@code J} where it is set as a long, {@code D} as a double, {@code L} as an
     *     object, {@code V} as an array of more arguments, at the end
     * @param conversion makes a Java object of a result that is asked for as one; null where the result does not fit
     * @param misfit makes the exception for a result that is not what Java wants
     * @param failure makes an exception for Java of what the function throws
     */
    public HostCall(
            LuaFunction function,
            String parameters,
            Function<Object, Object> conversion,
            Function<Object, RuntimeException> misfit,
            Function<Throwable, RuntimeException> failure) {
        this.context = LuaContext.get(null);
        this.polyglotContext = context.env().getContext();
        this.function = function;
        this.conversion = conversion;
        this.misfit = misfit;
        this.failure = failure;
        int count = parameters.length();
        integers = new long[count];
        floats = new double[count];
        objects = new Object[count];
        code = new HostCallNode(LuaEngine.get(null), this, parameters).getCallTarget();
        frameArguments = new Object[0];
    }

    /** Begins a call. */
    public void enter() {
        try {
            previous = polyglotContext.isEntered() ? ENTERED : polyglotContext.enter(null);
        } catch (Throwable e) { // it has been closed
            throw failure.apply(e);
        }
    }

    public void set(int index, long value) {
        integers[index] = value;
    }

    public void set(int index, double value) {
        floats[index] = value;
    }

    public void set(int index, Object value) {
        objects[index] = value;
    }

    /** Calls the function with the arguments that were set. */
    public void run() {
        Object outer = previous; // a call within this one has its own
        try {
            code.call(frameArguments);
        } catch (Throwable e) {
            previous = outer;
            try {
                throw failure.apply(e);
            } finally {
                leave();
            }
        }
        previous = outer;
    }

    private void leave() {
        Object outer = previous;
        if (outer != ENTERED) {
            polyglotContext.leave(null, outer);
        }
    }

    /** The Lua value for a Java object. */
    Object toLua(Object value) {
        return FromForeignNodeGen.getUncached().execute(context.env().asGuestValue(value));
    }

    /** Ends a call whose result does not matter. */
    public void noResult() {
        leave();
    }

    /**
     * The result as a double.
     *
     * @throws RuntimeException the misfit if it is no number
     */
    public double doubleResult() {
        Kind kind = resultKind;
        double number = floatResult;
        long integer = integerResult;
        if (kind == Kind.OBJECT) {
            throw misfit();
        }
        leave();
        return kind == Kind.FLOAT ? number : integer;
    }

    /**
     * The result as a long.
     *
     * @throws RuntimeException the misfit if it is no number with an integral value
     */
    public long longResult() {
        long value = integerValue();
        leave();
        return value;
    }

    private long integerValue() {
        if (resultKind == Kind.FLOAT && (long) floatResult == floatResult) {
            return (long) floatResult;
        }
        if (resultKind != Kind.INTEGER) {
            throw misfit();
        }
        return integerResult;
    }

    /**
     * The result as an int.
     *
     * @throws RuntimeException the misfit if it does not fit
     */
    public int intResult() {
        long value = integerValue();
        if ((int) value != value) {
            throw misfit();
        }
        leave();
        return (int) value;
    }

    /** Whether the result is true, as a condition has it: all but nil and false are. */
    public boolean booleanResult() {
        boolean value = resultKind != Kind.OBJECT || (objectResult != LuaNil.NIL && objectResult != Boolean.FALSE);
        leave();
        return value;
    }

    /**
     * The result as a Java object.
     *
     * @throws RuntimeException the misfit if it does not fit
     */
    public Object javaResult() {
        Object result = result();
        Object converted;
        try {
            converted = conversion.apply(result);
        } catch (RuntimeException e) {
            leave();
            throw e;
        }
        if (converted == null && result != LuaNil.NIL) {
            throw misfit();
        }
        leave();
        return converted;
    }

    /**
     * The result for a type that nil is none of.
     *
     * @throws RuntimeException the misfit if it does not fit
     */
    public Object presentResult() {
        if (resultKind == Kind.OBJECT && objectResult == LuaNil.NIL) {
            throw misfit();
        }
        return javaResult();
    }

    private Object result() {
        return switch (resultKind) {
            case FLOAT -> floatResult;
            case INTEGER -> integerResult;
            case OBJECT -> objectResult;
        };
    }

    private RuntimeException misfit() {
        try {
            return misfit.apply(result());
        } finally {
            leave();
        }
    }
}
