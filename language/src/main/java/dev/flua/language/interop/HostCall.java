package dev.flua.language.interop;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.TruffleContext;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.runtime.FromForeignNodeGen;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import java.util.function.Function;

/**
 * Calls a Lua function from Java without boxing numbers: a call is {@link #enter}, a {@code set} for each argument, {@link #run},
 * and one of the methods that give the result. Belongs to one context, and as little as that to several threads at once.
 */
public final class HostCall {
    /** Stands for the context before a call where that is this one. */
    private static final Object ENTERED = new Object();

    private final LuaContext context;
    private final TruffleContext polyglotContext;
    private final CallTarget code;
    private final Object[] frameArguments;
    private final Function<Object, Object> conversion;
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
     *     object
     * @param conversion makes a Java object of a result that is asked for as one
     * @param failure makes an exception for Java of what the function throws
     */
    public HostCall(
            LuaFunction function,
            String parameters,
            Function<Object, Object> conversion,
            Function<Throwable, RuntimeException> failure) {
        this.context = LuaContext.get(null);
        this.polyglotContext = context.env().getContext();
        this.function = function;
        this.conversion = conversion;
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
        Object outer = previous;
        try {
            code.call(frameArguments);
        } catch (Throwable e) {
            throw failure.apply(e);
        } finally {
            if (outer != ENTERED) {
                polyglotContext.leave(null, outer);
            }
        }
    }

    /** The Lua value for a Java object. */
    Object toLua(Object value) {
        return FromForeignNodeGen.getUncached().execute(context.env().asGuestValue(value));
    }

    /**
     * The result as a double.
     *
     * @throws ClassCastException if it is no number
     */
    public double doubleResult() {
        return switch (resultKind) {
            case FLOAT -> floatResult;
            case INTEGER -> integerResult;
            case OBJECT -> throw notA("number");
        };
    }

    /**
     * The result as a long.
     *
     * @throws ClassCastException if it is no number with an integral value
     */
    public long longResult() {
        if (resultKind == Kind.FLOAT && (long) floatResult == floatResult) {
            return (long) floatResult;
        }
        if (resultKind != Kind.INTEGER) {
            throw notA("integer");
        }
        return integerResult;
    }

    /**
     * The result as an int.
     *
     * @throws ClassCastException if it does not fit
     */
    public int intResult() {
        long value = longResult();
        if ((int) value != value) {
            throw notA("32-bit integer");
        }
        return (int) value;
    }

    /** Whether the result is true, as a condition has it: all but nil and false are. */
    public boolean booleanResult() {
        return resultKind != Kind.OBJECT || (objectResult != LuaNil.NIL && objectResult != Boolean.FALSE);
    }

    /** The result as a Java object. */
    public Object javaResult() {
        return conversion.apply(result());
    }

    private Object result() {
        return switch (resultKind) {
            case FLOAT -> floatResult;
            case INTEGER -> integerResult;
            case OBJECT -> objectResult;
        };
    }

    private ClassCastException notA(String type) {
        Object value = result();
        String text = value instanceof LuaString || resultKind != Kind.OBJECT ? value.toString() : "the result";
        return new ClassCastException(text + " is no " + type);
    }
}
