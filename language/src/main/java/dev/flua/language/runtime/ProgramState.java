package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.TruffleLanguage.ContextReference;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.LuaLanguage;
import dev.flua.language.runtime.table.Finalizable;
import dev.flua.language.runtime.table.FinalizerMark;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.language.runtime.table.WeakTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What values need to know of the program that they belong to. */
public abstract class ProgramState {
    /** The language of all values, as the interop protocol wants to have it named. */
    public static final Class<? extends TruffleLanguage<?>> LANGUAGE = LuaLanguage.class;

    /**
     * Nested calls before "stack overflow". The machine's own limit would come much later in compiled code, and unwinding
     * millions of activations takes it minutes.
     */
    public static final int MAX_CALL_DEPTH = 220_000;

    /** Nested calls that are possible where an error is dealt with, even if the error is that the calls nest too deep. */
    private static final int CALLS_AFTER_ERROR = 1000;

    private static final ContextReference<? extends ProgramState> REFERENCE =
            ContextReference.create(LuaLanguage.class);

    private Env env;
    private final LuaTable globals = new LuaTable();
    private final LuaTable registry = new LuaTable();
    private final LuaTable loaded = new LuaTable();
    private final LuaTable[] typeMetatables = new LuaTable[LuaType.values().length];
    private LuaTable stringMetatable;
    private Object[] states = {};
    private final List<Runnable> closeActions = new ArrayList<>();
    private final List<Runnable> disposeActions = new ArrayList<>();
    private final WeakTables weakTables = new WeakTables();
    private final boolean sharesCode;
    private boolean closing;
    private LuaObject runningCoroutine;
    private final RaisingCall raisingCall = new RaisingCall();
    private final OverflowPlace overflowPlace = new OverflowPlace();
    private Object messageHandler;
    private UnwoundError unwoundError;
    private boolean handlingOverflow;
    private int callDepth;
    private boolean hostMonitors = true;

    /**
     * @param sharesCode whether other programs run the same code
     */
    protected ProgramState(Env env, boolean sharesCode) {
        this.env = env;
        this.sharesCode = sharesCode;
    }

    /** The program in which {@code node} runs; null for the current one. */
    public static ProgramState get(Node node) {
        return REFERENCE.get(node);
    }

    /** Way to files, streams, threads, and other languages. */
    public final Env env() {
        return env;
    }

    protected final void setEnv(Env newEnv) {
        env = newEnv;
    }

    /** The table {@code _G}. */
    public final LuaTable globals() {
        return globals;
    }

    /** The registry (manual §4.3). */
    public final LuaTable registry() {
        return registry;
    }

    /** {@code package.loaded}. */
    public final LuaTable loaded() {
        return loaded;
    }

    /** The values from which all others are reached, but those that active functions use. */
    public final void forEachRoot(Consumer<Object> consumer) {
        consumer.accept(globals);
        consumer.accept(registry);
        consumer.accept(loaded);
        consumer.accept(stringMetatable);
        Stream.of(typeMetatables).forEach(consumer);
    }

    /** The metatable that all values of a type share, null where there is none. */
    public final LuaTable typeMetatable(LuaType type) {
        return typeMetatables[type.ordinal()];
    }

    public final void setTypeMetatable(LuaType type, LuaTable metatable) {
        if (type == LuaType.STRING) {
            stringMetatable = metatable;
        }
        typeMetatables[type.ordinal()] = metatable;
    }

    /** The metatable of strings. */
    public final LuaTable stringMetatable() {
        return stringMetatable;
    }

    public final void setStringMetatable(LuaTable metatable) {
        setTypeMetatable(LuaType.STRING, metatable);
    }

    /** Whether other programs run the same code, so that no table of this one may be a constant of it. */
    public final boolean sharesCode() {
        return sharesCode;
    }

    /** The weak tables. */
    public final WeakTables weakTables() {
        return weakTables;
    }

    /**
     * Marks an object that has got a metatable with {@code __gc}. The object keeps the mark, and nothing else may.
     *
     * @return null where the embedder wants no finalizers
     */
    public abstract FinalizerMark markForFinalization(Finalizable object);

    /** The program has got a weak table or a finalizer, and may wait for a collection. */
    public abstract void expectCollections();

    /** Does something for each table of the program. */
    public abstract void visitTables(Consumer<LuaTable> action);

    /** What keeps the program to the memory that it may use; null where there is no limit. */
    public abstract Allocation.Limit memoryLimit();

    /** What a library keeps under an index: null where there is nothing yet. */
    public final Object state(int index) {
        Object[] known = states;
        return index < known.length ? known[index] : null;
    }

    @TruffleBoundary
    public final void setState(int index, Object value) {
        if (index >= states.length) {
            states = Arrays.copyOf(states, index + 1);
        }
        states[index] = value;
    }

    /** All that libraries keep for the program. */
    public final List<Object> states() {
        return Stream.of(states).filter(Objects::nonNull).toList();
    }

    /** Whether the program ends, and only finalizers run. */
    public final boolean isClosing() {
        return closing;
    }

    protected final void setClosing() {
        closing = true;
    }

    /** Has {@code action} run when the program ends, in the reverse order of registration. */
    @TruffleBoundary
    public final void onClose(Runnable action) {
        closeActions.add(action);
    }

    protected final void runCloseActions() {
        for (Runnable action : closeActions.reversed()) {
            action.run();
        }
    }

    /** Has {@code action} run when nothing of the program runs any more, even if it was cancelled. It must not call code. */
    @TruffleBoundary
    public final void onDispose(Runnable action) {
        disposeActions.add(action);
    }

    /** The program has ended, however it did. */
    public final void dispose() {
        disposeActions.forEach(Runnable::run);
    }

    /** The coroutine that runs now. */
    public final LuaObject runningCoroutine() {
        return runningCoroutine;
    }

    public final void setRunningCoroutine(LuaObject coroutine) {
        runningCoroutine = coroutine;
    }

    /**
     * The function that is told of an error before the stack unwinds ({@code xpcall}, manual §2.3), null where there is
     * none.
     */
    public final Object messageHandler() {
        return messageHandler;
    }

    public final void setMessageHandler(Object handler) {
        messageHandler = handler;
    }

    /** What the message handler that is running looks at if the stack has been unwound, else null. */
    public final UnwoundError unwoundError() {
        return unwoundError;
    }

    public final void setUnwoundError(UnwoundError error) {
        unwoundError = error;
    }

    /** Whether a message handler is looking at an error that a full stack raised. */
    public final boolean isHandlingOverflow() {
        return handlingOverflow;
    }

    public final void setHandlingOverflow(boolean handling) {
        handlingOverflow = handling;
    }

    public final OverflowPlace overflowPlace() {
        return overflowPlace;
    }

    /** Java code calls into Lua, maybe while it holds monitors. */
    public final void enteredFromHost() {
        hostMonitors = true;
    }

    /** Whether there was such a call since this was last asked. */
    public final boolean takeHostMonitors() {
        boolean held = hostMonitors;
        hostMonitors = false;
        return held;
    }

    /** For calls of {@code error} and {@code assert}. */
    public final RaisingCall raisingCall() {
        return raisingCall;
    }

    /** Nested calls of Lua functions that are active, as far as compiled code counts them. */
    public final int callDepth() {
        return callDepth;
    }

    /** Goes back to a depth that was read before, when calls end normally or by an error. */
    public final void setCallDepth(int depth) {
        callDepth = depth;
    }

    /** Leaves room for message handlers and closing methods, which are called at that depth. */
    public final void setCallDepthAfterError(int depth) {
        callDepth = Math.min(depth, MAX_CALL_DEPTH - CALLS_AFTER_ERROR);
    }

    /**
     * Has calls nest only so deep.
     *
     * @param limit 0 for {@link #MAX_CALL_DEPTH}
     */
    protected final void limitCallDepth(int limit) {
        callDepth = limit <= 0 ? 0 : Math.max(0, MAX_CALL_DEPTH - limit);
    }
}
