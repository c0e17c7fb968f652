package dev.flua.language.context;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.TruffleLanguage.ContextReference;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.LuaLanguage;
import dev.flua.language.limits.LimitGuard;
import dev.flua.language.nodes.LuaRootNode;
import dev.flua.language.runtime.Cell;
import dev.flua.language.runtime.Finalizers;
import dev.flua.language.runtime.FunctionCode;
import dev.flua.language.runtime.Holdings;
import dev.flua.language.runtime.LuaCoroutine;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.language.runtime.table.WeakTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The state of one Lua program: its globals, loaded modules, streams. */
public final class LuaContext {
    private static final ContextReference<LuaContext> REFERENCE = ContextReference.create(LuaLanguage.class);

    private Env env;
    private ContextSettings settings;
    private final LuaTable globals = new LuaTable();
    private final LuaTable registry = new LuaTable();
    private final LuaTable loaded = new LuaTable();
    private final Map<LuaType, LuaTable> typeMetatables = new EnumMap<>(LuaType.class);
    private LuaTable stringMetatable;
    private Object[] states = {};
    private final List<Runnable> closeActions = new ArrayList<>();
    private final List<Holdings> allHoldings = new ArrayList<>(1);
    private final List<Runnable> disposeActions = new ArrayList<>();
    private final StandardOutput output;
    private final Finalizers finalizers;
    private final WeakTables weakTables = new WeakTables();
    private final Warnings warnings = new Warnings();
    private LimitGuard limits;
    private boolean closing;
    private OutputStream error;
    private final boolean sharesCode;
    private Iterators iterators;
    private boolean observesCollections;
    private LuaCoroutine currentCoroutine;
    private Object messageHandler;
    private boolean handlingOverflow;
    private int callDepth;
    private boolean hostMonitors = true;

    /** The types that share one metatable among all their values. */
    public enum LuaType {
        NIL,
        BOOLEAN,
        NUMBER,
        STRING,
        FUNCTION,
        THREAD,
        LIGHT_USERDATA
    }

    public LuaContext(LuaEngine engine, Env env, ContextSettings settings) {
        this.env = env;
        this.settings = settings;
        this.output = new StandardOutput(env.out(), settings.outputBuffering());
        this.error = env.err();
        this.finalizers = new Finalizers(this, engine.finalizerSwitch());
        this.sharesCode = settings.sharesCode();
        this.currentCoroutine = LuaCoroutine.main();
    }

    /** The context in which {@code node} runs; null for the current one. */
    public static LuaContext get(Node node) {
        return REFERENCE.get(node);
    }

    /** Goes on with the streams and options of the process that runs the program. */
    public void connect(Env newEnv, ContextSettings newSettings) {
        env = newEnv;
        settings = newSettings;
        output.connect(env.out(), settings.outputBuffering());
        error = env.err();
    }

    /**
     * Sets what the program may use up.
     *
     * @param guard null where there are no limits
     * @param maxDepth how deep calls may nest; 0 where there is no limit
     */
    public void limit(LimitGuard guard, int maxDepth) {
        callDepth = LuaRootNode.depthForLimit(maxDepth);
        limits = guard;
        if (limits != null) {
            onClose(limits::close);
            output.connect(limits.limited(env.out()), settings.outputBuffering());
            error = limits.limited(env.err());
        }
    }

    /** The context ends: calls all finalizers, closes what is open. */
    @TruffleBoundary
    public void close() {
        closing = true;
        try {
            finalizers.close();
        } finally {
            for (Runnable action : closeActions.reversed()) {
                action.run();
            }
            flush();
        }
    }

    /** The context has ended, however it did. */
    public void dispose() {
        disposeActions.forEach(Runnable::run);
    }

    /** Whether the context ends, and only finalizers run. */
    public boolean isClosing() {
        return closing;
    }

    /** What the program may use up; null where there are no limits. */
    public LimitGuard limits() {
        return limits;
    }

    private void flush() {
        try {
            output.flush();
        } catch (IOException e) {
            env.getLogger(LuaContext.class).fine("standard output could not be flushed: " + e.getMessage());
        }
    }

    public Env env() {
        return env;
    }

    /** The table {@code _G}. */
    public LuaTable globals() {
        return globals;
    }

    /** The registry (manual §4.3). */
    public LuaTable registry() {
        return registry;
    }

    /** {@code package.loaded}. */
    public LuaTable loaded() {
        return loaded;
    }

    /** The values from which all others are reached, but those that active functions use. */
    public void forEachRoot(Consumer<Object> consumer) {
        consumer.accept(globals);
        consumer.accept(registry);
        consumer.accept(loaded);
        consumer.accept(stringMetatable);
        typeMetatables.values().forEach(consumer);
    }

    /** The metatable that all values of a type share, null where there is none. */
    @TruffleBoundary
    public LuaTable typeMetatable(LuaType type) {
        return typeMetatables.get(type);
    }

    @TruffleBoundary
    public void setTypeMetatable(LuaType type, LuaTable metatable) {
        if (type == LuaType.STRING) {
            stringMetatable = metatable;
        }
        typeMetatables.put(type, metatable);
    }

    /** The metatable of strings. */
    public LuaTable stringMetatable() {
        return stringMetatable;
    }

    public void setStringMetatable(LuaTable metatable) {
        setTypeMetatable(LuaType.STRING, metatable);
    }

    /** The tables with finalizers. */
    public Finalizers finalizers() {
        return finalizers;
    }

    /** The functions that {@code pairs} and {@code ipairs} return. */
    public Iterators iterators() {
        return iterators;
    }

    public void setIterators(Iterators functions) {
        iterators = functions;
    }

    /** Whether other contexts run the same code, so that no table of this one may be a constant of it. */
    public boolean sharesCode() {
        return sharesCode;
    }

    /** Whether functions get their nodes at their first call. */
    public boolean translatesLazily() {
        return settings.translatesLazily();
    }

    /** Whether finalizers are called, and collections expected for their sake. */
    public boolean callsFinalizers() {
        return settings.callsFinalizers();
    }

    /** The weak tables. */
    public WeakTables weakTables() {
        return weakTables;
    }

    /** Whether the program can tell when garbage is collected, by a weak table, a finalizer, the size of the heap, or open files. */
    public boolean observesCollections() {
        return observesCollections || allHoldings.stream().anyMatch(Holdings::exist);
    }

    public void setObservesCollections() {
        observesCollections = true;
    }

    /** The program has got a weak table or a finalizer, and may wait for a collection. */
    public void expectCollections() {
        setObservesCollections();
        finalizers.expectCollections();
    }

    /** Where warnings go. */
    public Warnings warnings() {
        return warnings;
    }

    /** Standard output, buffered; shared by {@code print} and {@code io}. Flushed when the context ends. */
    public StandardOutput output() {
        return output;
    }

    public InputStream standardInput() {
        return env.in();
    }

    public OutputStream standardError() {
        return error;
    }

    /** For {@link dev.flua.language.runtime.ContextState}: null where there is nothing yet. */
    public Object state(int index) {
        Object[] known = states;
        return index < known.length ? known[index] : null;
    }

    @TruffleBoundary
    public void setState(int index, Object value) {
        if (index >= states.length) {
            states = Arrays.copyOf(states, index + 1);
        }
        states[index] = value;
    }

    /** All that libraries keep for the context. */
    public List<Object> states() {
        return Stream.of(states).filter(Objects::nonNull).toList();
    }

    /** Has {@code action} run when the context ends, in the reverse order of registration. */
    @TruffleBoundary
    public void onClose(Runnable action) {
        closeActions.add(action);
    }

    /** Something that garbage gives up with each collection that the program asks for, before finalizers. */
    @TruffleBoundary
    public void addHoldings(Holdings holdings) {
        allHoldings.add(holdings);
    }

    /** After a collection that the program has asked for. */
    @TruffleBoundary
    public void releaseHoldings() {
        allHoldings.forEach(Holdings::release);
    }

    /** Has {@code action} run when nothing of the program runs any more, even if the context was cancelled. It must not call code. */
    @TruffleBoundary
    public void onDispose(Runnable action) {
        disposeActions.add(action);
    }

    /** The coroutine that runs now. */
    public LuaCoroutine currentCoroutine() {
        return currentCoroutine;
    }

    public void setCurrentCoroutine(LuaCoroutine coroutine) {
        currentCoroutine = coroutine;
    }

    /**
     * The function that is told of an error before the stack unwinds ({@code xpcall}, manual §2.3), null where there is
     * none.
     */
    public Object messageHandler() {
        return messageHandler;
    }

    public void setMessageHandler(Object handler) {
        messageHandler = handler;
    }

    /** Whether a message handler is looking at an error that a full stack raised. */
    public boolean isHandlingOverflow() {
        return handlingOverflow;
    }

    public void setHandlingOverflow(boolean handling) {
        handlingOverflow = handling;
    }

    /** Java code calls into Lua, maybe while it holds monitors. */
    public void enteredFromHost() {
        hostMonitors = true;
    }

    /** Whether there was such a call since this was last asked. */
    public boolean takeHostMonitors() {
        boolean held = hostMonitors;
        hostMonitors = false;
        return held;
    }

    /** Nested calls of Lua functions that are active, as far as compiled code counts them. */
    public int callDepth() {
        return callDepth;
    }

    /** Goes back to a depth that was read before, when calls end normally or by an error. */
    public void setCallDepth(int depth) {
        callDepth = depth;
    }

    /** The function that runs a chunk's code with {@code environment} (null: the globals) as {@code _ENV}. */
    public LuaFunction closure(RootCallTarget chunk, Object environment) {
        return new LuaFunction(
                FunctionCode.of(chunk), new Cell[] {new Cell(environment == null ? globals : environment)});
    }

    /** Adds a global as the library functions do. */
    public void setGlobal(String name, Object value) {
        globals.put(LuaString.intern(name), value);
    }
}
