package dev.flua.language.runtime.coroutine;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleStackTrace;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.nodes.EncapsulatingNodeReference;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaObject;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.LuaType;
import dev.flua.language.runtime.ProgramExit;
import dev.flua.language.runtime.ProgramState;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.table.Ephemeron;
import dev.flua.language.runtime.table.WeakKey;

/**
 * A thread in Lua's sense (manual §2.6): a function with a stack of its own, which runs when it is resumed and until it
 * yields, returns or fails. The program itself is the main coroutine, which can do neither.
 *
 * <p>Only the coroutine refers to its stack, and nothing refers to a suspended coroutine but the program, so that one which
 * is never resumed again is garbage.
 */
public final class LuaCoroutine extends LuaObject implements WeakKey {
    /** As many nested calls as every thread has room for, with a coroutine on top of them. */
    private static final int SHALLOW_CALL_DEPTH = 200;

    /** What a coroutine is doing, from the point of view of the one that asks. */
    public enum Status {
        SUSPENDED("suspended"),
        RUNNING("running"),
        NORMAL("normal"),
        DEAD("dead");

        private final String text;

        Status(String text) {
            this.text = text;
        }

        /** As {@code coroutine.status} returns it. */
        public String text() {
            return text;
        }
    }

    private final boolean main;

    /** Makes the stacks; null before the first resumption. */
    private CoroutineEngine engine;

    private LuaFunction function;
    private Status status;

    /** Null before the first resumption and after the end; one that failed keeps it while it has variables to close. */
    private CoroutineStack stack;

    private final CallState calls = new CallState();

    /** Who resumed this coroutine, null unless it is running or normal. */
    private LuaCoroutine resumer;

    /** Calls of library functions in progress across which the reference cannot yield. */
    private int nonYieldableCalls;

    /** The message handler ({@link ProgramState#messageHandler}) in force where this coroutine is suspended. */
    private Object messageHandler;

    /** The debug hook, null where there is none. */
    private DebugHook hook;

    /** What the event passes that the hook is being called for, null where the hook is not running. */
    private DebugHook.Transfer hookTransfer;

    private boolean finalizing;

    /** What code written in C has of this coroutine, null where none has looked at it. */
    private NativeStack nativeStack;

    private Ephemeron ephemerons;

    /** The error that ended the coroutine, until {@link #close} has reported it. */
    private AbstractTruffleException failure;

    private LuaCoroutine(boolean main, LuaFunction function, Status status) {
        this.main = main;
        this.function = function;
        this.status = status;
    }

    /** A coroutine that is to find its function on {@code stack} ({@code lua_newthread}). */
    public LuaCoroutine(NativeStack stack) {
        this(false, null, Status.SUSPENDED);
        nativeStack = stack;
    }

    /** A suspended coroutine that will run {@code function}. */
    public LuaCoroutine(LuaFunction function) {
        this(false, function, Status.SUSPENDED);
    }

    /** The main coroutine of a new program. */
    public static LuaCoroutine main(CoroutineEngine engine) {
        LuaCoroutine main = new LuaCoroutine(true, null, Status.RUNNING);
        main.engine = engine;
        return main;
    }

    /** The coroutine that runs now. */
    public static LuaCoroutine current(ProgramState program) {
        return (LuaCoroutine) program.runningCoroutine();
    }

    /**
     * Whether coroutines have had to be made of threads, so that the language must allow a program to have several. They
     * take turns: no two of them ever run at the same time.
     */
    public static boolean usesThreads() {
        return CoroutineEngine.usesThreads();
    }

    @Override
    public LuaType type() {
        return LuaType.THREAD;
    }

    @Override
    public Ephemeron ephemerons() {
        return ephemerons;
    }

    @Override
    public void setEphemerons(Ephemeron first) {
        ephemerons = first;
    }

    public boolean isMain() {
        return main;
    }

    public Status status() {
        return status == Status.SUSPENDED && hasNothingToRun() ? Status.DEAD : status;
    }

    private boolean hasNothingToRun() {
        return stack == null && function == null && nativeStack.isEmpty();
    }

    /** Whether the coroutine has yielded, and waits for being continued. */
    public boolean isSuspended() {
        return status == Status.SUSPENDED && stack != null;
    }

    /** What code written in C has of this coroutine, null where none has looked at it. */
    public NativeStack nativeStack() {
        return nativeStack;
    }

    public void setNativeStack(NativeStack values) {
        nativeStack = values;
    }

    /** The lowest address that code of this coroutine, which runs, may use; 0 where it runs on the thread's own stack. */
    public long stackLimit() {
        return stack == null ? 0 : stack.limit();
    }

    /** Lets a coroutine that has ended without an error begin once more, with a function that is on its {@link NativeStack}. */
    public void renew() {
        if (status == Status.DEAD && failure == null) {
            status = Status.SUSPENDED;
            calls.endClosing();
        }
    }

    /** Whether {@code coroutine.yield} would work in this coroutine. */
    public boolean isYieldable() {
        return !main && nonYieldableCalls == 0;
    }

    /** The nested and protected calls in progress, for those who make such calls. */
    public CallState calls() {
        return calls;
    }

    /** Forbids yielding until the matching {@link #leaveNonYieldable}: a library function calls back into Lua. */
    public void enterNonYieldable() {
        nonYieldableCalls++;
    }

    public void leaveNonYieldable() {
        nonYieldableCalls--;
    }

    /**
     * Starts or continues the coroutine.
     *
     * @param arguments of the function at the first time, results of {@code yield} later
     * @return the values yielded or returned, as {@link Values}
     * @throws AbstractTruffleException the error that ended the coroutine; or a {@link LuaError}, without position, where it
     *     cannot be resumed
     */
    @TruffleBoundary(transferToInterpreterOnException = false)
    public Object resume(ProgramState program, Object[] arguments) {
        LuaCoroutine current = LuaCoroutine.current(program);
        if (status() != Status.SUSPENDED || !current.calls.hasRoom()) {
            throw unhandled(
                    switch (status()) {
                        case SUSPENDED -> "C stack overflow";
                        case DEAD -> "cannot resume dead coroutine";
                        default -> "cannot resume non-suspended coroutine";
                    });
        }
        Object message = arguments;
        if (stack == null) {
            message = start(current, arguments);
        }
        return switchTo(program, current, message);
    }

    private Object[] start(LuaCoroutine current, Object[] arguments) {
        engine = current.engine;
        stack = engine.createStack(this);
        if (function == null) {
            return nativeStack.takeCall(arguments);
        }
        Object[] message = new Object[arguments.length + 1];
        message[0] = function;
        System.arraycopy(arguments, 0, message, 1, arguments.length);
        function = null;
        return message;
    }

    private Object switchTo(ProgramState program, LuaCoroutine current, Object message) {
        Object outerHandler = program.messageHandler();
        int outerCallDepth = program.callDepth();
        if (outerCallDepth > SHALLOW_CALL_DEPTH) {
            stack.requireRoom();
        }
        if (program.takeHostMonitors()) {
            stack.entersWithMonitors();
        }
        program.setMessageHandler(messageHandler);
        program.setRunningCoroutine(this);
        current.status = Status.NORMAL;
        status = Status.RUNNING;
        resumer = current;
        calls.enterOnTopOf(current.calls);
        // Calls in progress without a node of their own note their location for the thread, not for the coroutine.
        EncapsulatingNodeReference location = EncapsulatingNodeReference.getCurrent();
        Node outerLocation = location.set(null);
        Object result;
        try {
            result = stack.exchange(message);
        } finally {
            location.set(outerLocation);
            status = Status.SUSPENDED;
            resumer = null;
            current.status = Status.RUNNING;
            program.setRunningCoroutine(current);
            messageHandler = program.messageHandler();
            program.setMessageHandler(outerHandler);
            program.setCallDepth(outerCallDepth);
        }
        if (stack.isFinished() || stack.failure() != null) {
            end();
        }
        return result;
    }

    private void end() {
        Throwable end = stack.failure();
        status = Status.DEAD;
        if (stack.isFinished()) {
            stack.end();
            stack = null;
        }
        messageHandler = null;
        switch (end) {
            case null -> {}
            case CoroutineClosing closing -> {}
            case StackOverflowError overflow -> throw fail(stackOverflow(overflow));
            case OutOfMemoryError exhausted -> throw fail(unhandled("not enough memory"));
            case LuaError error -> throw fail(error);
            case AbstractTruffleException error when ProgramExit.isEndOfProgram(error) -> throw error;
            case AbstractTruffleException error -> throw fail(error);
            case RuntimeException error -> throw error;
            case Error error -> throw error;
            default -> throw new AssertionError(end);
        }
    }

    private AbstractTruffleException fail(AbstractTruffleException error) {
        failure = error;
        return error;
    }

    /** The resumer's message handler does not see what happens in the coroutine, or that it could not be resumed. */
    private static LuaError unhandled(String message) {
        return LuaError.unhandled(LuaString.of(message), null);
    }

    private static LuaError stackOverflow(StackOverflowError overflow) {
        String place = ProgramState.get(null).overflowPlace().take(overflow);
        return unhandled((place == null ? "" : place) + "stack overflow");
    }

    /**
     * Suspends the running coroutine.
     *
     * @param values what {@code resume} returns
     * @param location of the call, for errors
     * @return the arguments of the next resumption, as {@link Values}
     */
    @TruffleBoundary
    public static Object yield(ProgramState program, Object[] values, Node location) {
        return Values.of(yieldingStack(program, location).awaitResume(Values.of(values)));
    }

    /** The running coroutine's stack, on which the coroutine itself must not be while it waits, see {@link CallState}. */
    private static CoroutineStack yieldingStack(ProgramState program, Node location) {
        LuaCoroutine current = LuaCoroutine.current(program);
        if (!current.isYieldable()) {
            throw new LuaError(
                    LuaString.of(
                            current.main
                                    ? "attempt to yield from outside a coroutine"
                                    : "attempt to yield across a C-call boundary"),
                    location);
        }
        return current.stack;
    }

    /**
     * An error is leaving the scope of a to-be-closed variable. If it ends the running coroutine, because no protected call
     * in between will catch it, the variable is pending until somebody closes the coroutine: then this returns.
     */
    @TruffleBoundary
    public static void awaitClosing(ProgramState program, AbstractTruffleException error) {
        CoroutineStack stack = LuaCoroutine.current(program).endingStack();
        if (stack != null) {
            TruffleStackTrace.fillIn(error); // while the functions are active that it did not leave yet
            stack.awaitUnwinding(error);
        }
    }

    /** The stack that an error ends which nobody catches; null where somebody does. */
    private CoroutineStack endingStack() {
        return main || calls.isProtected() || calls.isClosing() ? null : stack;
    }

    /**
     * Closes a suspended or dead coroutine, with its pending to-be-closed variables (manual §6.2, {@code coroutine.close}).
     *
     * @return the error that ended the coroutine or that closing it raised; null where there is none
     */
    @TruffleBoundary
    public AbstractTruffleException close(ProgramState program) {
        if (stack != null) {
            unwind(program);
        }
        status = Status.DEAD;
        function = null;
        AbstractTruffleException result = failure;
        failure = null;
        return result;
    }

    private void unwind(ProgramState program) {
        if (!LuaCoroutine.current(program).calls.hasRoom()) {
            failure = unhandled("C stack overflow"); // instead of what the closing methods would do
            stack = null;
            return;
        }
        messageHandler = null;
        nonYieldableCalls++;
        calls.beginClosing();
        try {
            // A coroutine that failed waits for no message but only for being entered.
            switchTo(program, LuaCoroutine.current(program), (CoroutineStack.Request) () -> {
                throw CoroutineClosing.INSTANCE;
            });
        } catch (AbstractTruffleException e) {
            if (ProgramExit.isEndOfProgram(e)) {
                throw e;
            }
            assert e == failure;
        } finally {
            nonYieldableCalls--;
        }
    }

    /** The debug hook, null where there is none. */
    public DebugHook hook() {
        return hook;
    }

    public void setHook(DebugHook hook) {
        this.hook = hook;
    }

    /** The hook to call for an event that happens now: none while a hook or a finalizer runs. */
    public DebugHook activeHook() {
        return hookTransfer == null && !finalizing ? hook : null;
    }

    /** Tells whether the coroutine runs finalizers, and returns whether it did before. */
    public boolean setFinalizing(boolean value) {
        boolean before = finalizing;
        finalizing = value;
        return before;
    }

    /**
     * The hook is about to be called.
     *
     * @param transfer null where the event passes no values
     */
    public void enterHook(DebugHook.Transfer transfer) {
        hookTransfer = transfer == null ? DebugHook.Transfer.NONE : transfer;
        enterNonYieldable();
    }

    public void leaveHook() {
        hookTransfer = null;
        leaveNonYieldable();
    }

    /** What the event passes that the hook is being called for, null where the hook is not running. */
    public DebugHook.Transfer hookTransfer() {
        return hookTransfer;
    }

    /** Runs {@code action} on the stack of this suspended coroutine, so that it sees the coroutine's frames. */
    public void inspect(Runnable action) {
        if (status == Status.SUSPENDED && stack != null) {
            stack.entersWithMonitors();
            stack.exchange((CoroutineStack.Request) action::run);
        }
    }

    /** The error that ended this coroutine, null where there is none. */
    public AbstractTruffleException failure() {
        return failure;
    }

    /** The coroutine that waits for this one, null where none does. */
    public LuaCoroutine resumer() {
        return resumer;
    }
}
