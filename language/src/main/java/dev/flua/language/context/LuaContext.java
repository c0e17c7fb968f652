package dev.flua.language.context;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.TruffleLanguage.ContextReference;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.LuaLanguage;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.Cell;
import dev.flua.language.runtime.FunctionCode;
import dev.flua.language.runtime.Holdings;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.ProgramState;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.limits.LimitGuard;
import dev.flua.language.runtime.memory.Finalizers;
import dev.flua.language.runtime.memory.HeapSurvey;
import dev.flua.language.runtime.table.Finalizable;
import dev.flua.language.runtime.table.FinalizerMark;
import dev.flua.language.runtime.table.LuaTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One Lua program: what its values need to know of it, its streams, its finalizers, and what it may use up. */
public final class LuaContext extends ProgramState {
    private static final ContextReference<LuaContext> REFERENCE = ContextReference.create(LuaLanguage.class);

    private ContextSettings settings;
    private final StandardOutput output;
    private OutputStream error;
    private final Warnings warnings = new Warnings();
    private final Finalizers finalizers;
    private final List<Holdings> allHoldings = new ArrayList<>(1);
    private boolean observesCollections;
    private LimitGuard limits;
    private Iterators iterators;

    public LuaContext(LuaEngine engine, Env env, ContextSettings settings) {
        super(env, settings.sharesCode());
        this.settings = settings;
        this.output = new StandardOutput(env.out(), settings.outputBuffering());
        this.error = env.err();
        this.finalizers = new Finalizers(this, engine.finalizerSwitch(), this::warn);
        this.finalizers.setEnabled(settings.callsFinalizers());
    }

    /** The context in which {@code node} runs; null for the current one. */
    public static LuaContext get(Node node) {
        return REFERENCE.get(node);
    }

    /** Goes on with the streams and options of the process that runs the program. */
    public void connect(Env newEnv, ContextSettings newSettings) {
        setEnv(newEnv);
        settings = newSettings;
        output.connect(newEnv.out(), settings.outputBuffering());
        error = newEnv.err();
        finalizers.setEnabled(settings.callsFinalizers());
    }

    /**
     * Sets what the program may use up.
     *
     * @param guard null where there are no limits
     * @param maxDepth how deep calls may nest; 0 where the embedder does not say
     */
    public void limit(LimitGuard guard, int maxDepth) {
        limitCallDepth(maxDepth);
        limits = guard;
        if (limits != null) {
            onClose(limits::close);
            output.connect(limits.limited(env().out()), settings.outputBuffering());
            error = limits.limited(env().err());
        }
    }

    /** The context ends: calls all finalizers, closes what is open. */
    @TruffleBoundary
    public void close() {
        setClosing();
        try {
            finalizers.close();
        } finally {
            runCloseActions();
            flush();
        }
    }

    private void flush() {
        try {
            output.flush();
        } catch (IOException e) {
            env().getLogger(LuaContext.class).fine("standard output could not be flushed: " + e.getMessage());
        }
    }

    @Override
    public Allocation.Limit memoryLimit() {
        return limits;
    }

    @Override
    public FinalizerMark markForFinalization(Finalizable object) {
        return finalizers.mark(object);
    }

    /** The tables with finalizers. */
    public Finalizers finalizers() {
        return finalizers;
    }

    @Override
    public void visitTables(Consumer<LuaTable> action) {
        HeapSurvey.forEachTable(this, action);
    }

    /** The functions that {@code pairs} and {@code ipairs} return. */
    public Iterators iterators() {
        return iterators;
    }

    public void setIterators(Iterators functions) {
        iterators = functions;
    }

    /** Whether the embedder lets the program read all records that it is given. */
    public boolean readsRecords() {
        return settings.readsRecords();
    }

    /** Whether functions get their nodes at their first call. */
    public boolean translatesLazily() {
        return settings.translatesLazily();
    }

    /**
     * Whether the program can tell when garbage is collected, by a weak table, a finalizer, the size of the heap, or open files.
     */
    public boolean observesCollections() {
        return observesCollections || allHoldings.stream().anyMatch(Holdings::exist);
    }

    public void setObservesCollections() {
        observesCollections = true;
    }

    @Override
    public void expectCollections() {
        setObservesCollections();
        finalizers.expectCollections();
    }

    /** Something that garbage gives up with each collection that the program asks for, before finalizers. */
    @TruffleBoundary
    public void addHoldings(Holdings holdings) {
        allHoldings.add(holdings);
    }

    /** Before a collection that the program has asked for. */
    @TruffleBoundary
    public void forgetUnused() {
        allHoldings.forEach(Holdings::forgetUnused);
    }

    /** After a collection that the program has asked for. */
    @TruffleBoundary
    public void releaseHoldings() {
        allHoldings.forEach(Holdings::release);
    }

    /** Where warnings go. */
    public Warnings warnings() {
        return warnings;
    }

    private void warn(LuaString message) {
        try {
            warnings.warn(error, message);
        } catch (IOException ignored) {
            // There is no other place to say it.
        }
    }

    /** Standard output, buffered; shared by {@code print} and {@code io}. Flushed when the context ends. */
    public StandardOutput output() {
        return output;
    }

    public InputStream standardInput() {
        return env().in();
    }

    public OutputStream standardError() {
        return error;
    }

    /** The coroutine that runs now. */
    public LuaCoroutine currentCoroutine() {
        return LuaCoroutine.current(this);
    }

    /** The function that runs a chunk's code with {@code environment} (null: the globals) as {@code _ENV}. */
    public LuaFunction closure(RootCallTarget chunk, Object environment) {
        return new LuaFunction(
                FunctionCode.of(chunk), new Cell[] {new Cell(environment == null ? globals() : environment)});
    }

    /** Adds a global as the library functions do. */
    public void setGlobal(String name, Object value) {
        globals().put(LuaString.intern(name), value);
    }
}
