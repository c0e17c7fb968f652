package dev.flua.language.context;

import com.oracle.truffle.api.CompilerDirectives;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * What a library keeps for each context: a constant of the library's code, which gives the current context's own value. Code may be
 * shared by contexts, so no node may keep such a value; reading it here costs two loads.
 */
public final class ContextState<T> {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final int index = COUNT.getAndIncrement();
    private final Function<LuaContext, T> maker;

    private ContextState(Function<LuaContext, T> maker) {
        this.maker = maker;
    }

    /**
     * A value for each context.
     *
     * @param maker called when a context first asks
     */
    public static <T> ContextState<T> of(Function<LuaContext, T> maker) {
        return new ContextState<>(maker);
    }

    /** The value that belongs to {@code context}. */
    @SuppressWarnings("unchecked") // only this stores values under the index
    public T get(LuaContext context) {
        Object value = context.state(index);
        if (value == null) {
            CompilerDirectives.transferToInterpreter();
            value = maker.apply(context);
            context.setState(index, value);
        }
        return (T) value;
    }

    /** Gives a context its value before it asks. */
    public void set(LuaContext context, T value) {
        context.setState(index, value);
    }
}
