package dev.flua.language;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.TruffleLanguage.ContextReference;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.source.Source;
import dev.flua.language.binary.BinaryChunk;
import dev.flua.language.builtins.Iterators;
import dev.flua.language.builtins.Libraries;
import dev.flua.language.limits.LimitGuard;
import dev.flua.language.nodes.LuaRootNode;
import dev.flua.language.runtime.Cell;
import dev.flua.language.runtime.ChunkName;
import dev.flua.language.runtime.CompiledProgram;
import dev.flua.language.runtime.Finalizers;
import dev.flua.language.runtime.FunctionCode;
import dev.flua.language.runtime.HeapWatch;
import dev.flua.language.runtime.Holdings;
import dev.flua.language.runtime.LuaCoroutine;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.StandardOutput;
import dev.flua.language.runtime.SystemText;
import dev.flua.language.runtime.Warnings;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.language.runtime.table.WeakTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
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

    private final LuaLanguage language;
    private Env env;
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

    LuaContext(LuaLanguage language, Env env) {
        this.language = language;
        this.env = env;
        this.output = new StandardOutput(env.out(), env.getOptions().get(LuaOptions.OutputBuffering));
        this.error = env.err();
        this.finalizers = new Finalizers(this);
        this.sharesCode = language.sharesCode(env.getOptions());
        this.currentCoroutine = LuaCoroutine.main();
    }

    /** The context in which {@code node} runs; null for the current one. */
    public static LuaContext get(Node node) {
        return REFERENCE.get(node);
    }

    /** Fills the globals. May happen while an image is built: {@link #patch} does then what has to wait for the process. */
    @TruffleBoundary
    void initialize() {
        if (!sharesCode) {
            globals.prototype();
        }
        Libraries.install(this);
        if (env.isPreInitialization()) {
            CompiledProgram.compile(this);
        } else {
            setLimits(true);
            Libraries.start(this);
            HeapWatch.start(this);
        }
    }

    /** Goes on in the process that runs the program, after an image was built with this context in it. */
    @TruffleBoundary
    void patch(Env newEnv) {
        env = newEnv;
        output.connect(env.out(), env.getOptions().get(LuaOptions.OutputBuffering));
        error = env.err();
        setLimits(false);
        Libraries.start(this);
    }

    private void setLimits(boolean inCall) {
        callDepth = LuaRootNode.depthForLimit(env.getOptions().get(LuaOptions.MaxDepth));
        limits = LimitGuard.start(this, inCall);
        if (limits != null) {
            onClose(limits::close);
            output.connect(limits.limited(env.out()), env.getOptions().get(LuaOptions.OutputBuffering));
            error = limits.limited(env.err());
        }
    }

    @TruffleBoundary
    void close() {
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
    void dispose() {
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

    public LuaLanguage language() {
        return language;
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

    /** Has all code keep its temporary values from now on, for debug functions. */
    @TruffleBoundary
    public void turnOnTemporaries() {
        language.temporaries().turnOn(this);
    }

    /** Has all code call debug hooks from now on. */
    @TruffleBoundary
    public void turnOnHooks() {
        language.hooks().turnOn(this);
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

    /** Whether the embedder lets the program read all records that it is given. */
    public boolean readsRecords() {
        return env.getOptions().get(LuaOptions.HostRecords);
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

    /**
     * Compiles a chunk (manual §6.1, {@code load}).
     *
     * @param text the chunk, bytes decoded by {@link dev.flua.language.runtime.SourceText}
     * @param chunkName with the first character {@code =} or {@code @}, or the text itself
     * @param environment the value of the chunk's {@code _ENV}; null for the globals
     * @throws dev.flua.language.parser.LuaSyntaxException if the text is not a Lua chunk
     */
    @TruffleBoundary
    public LuaFunction load(String text, String chunkName, Object environment) {
        String displayName = ChunkName.display(chunkName);
        LimitGuard.compiling(text.length());
        return closure(language.parseChunk(source(text, chunkName, displayName), displayName, chunkName), environment);
    }

    /** With the path of the file, if the chunk's name is that of one: tools need it for breakpoints. */
    private Source source(String text, String chunkName, String displayName) {
        if (chunkName.startsWith("@")) {
            try {
                TruffleFile file = env.getPublicTruffleFile(SystemText.decodeFileName(chunkName.substring(1)));
                return Source.newBuilder(LuaLanguage.ID, file)
                        .content(text)
                        .name(displayName)
                        .build();
            } catch (CharacterCodingException
                    | IllegalArgumentException
                    | SecurityException
                    | UnsupportedOperationException e) {
                // A name that is none of a file, or one that the program may not know about.
            }
        }
        return Source.newBuilder(LuaLanguage.ID, text, displayName).build();
    }

    /**
     * Makes a function of a binary chunk. Its upvalues are new variables; the first is {@code _ENV} in a main chunk, and is
     * taken for it in other functions too.
     *
     * @param environment the value of the first upvalue; null for the globals
     * @throws dev.flua.language.parser.LuaSyntaxException if there is no function in it
     */
    @TruffleBoundary
    public LuaFunction load(BinaryChunk chunk, Object environment) {
        RootCallTarget code = language.parseChunk(chunk);
        Cell[] upvalues = new Cell[chunk.upvalues().size()];
        for (int i = 1; i < upvalues.length; i++) {
            upvalues[i] = new Cell(LuaNil.NIL);
        }
        if (upvalues.length > 0) {
            upvalues[0] = new Cell(environment == null ? globals : environment);
        }
        return new LuaFunction(FunctionCode.of(code), upvalues);
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
