package dev.flua.language.nodes;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.FrameDescriptor;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.api.source.SourceSection;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.runtime.ProgramState;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.stack.FunctionInfo;
import dev.flua.language.runtime.stack.Recursion;
import dev.flua.language.runtime.stack.StackOverflow;
import dev.flua.language.runtime.stack.StackRoot;

/**
 * The code of a Lua function. The frame's arguments are the {@link dev.flua.language.runtime.LuaFunction} itself, then the
 * Lua arguments. Executing it moves the parameters into their variables and runs the body; what the body completes with is
 * the list of results ({@link Values}), or a {@link dev.flua.language.nodes.call.TailCall} still to be made.
 */
public final class LuaRootNode extends RootNode implements StackRoot {
    /** Calls of a function within each other: fewer than any threshold from which on it is compiled. */
    private static final int RECURSION = 16;

    /** Arguments of a function with {@code ...} that take as much memory as a call. */
    private static final int ARGUMENTS_PER_CALL = 10;

    private final LuaEngine engine;
    private final Source source;
    private final FunctionInfo info;
    private final int start;
    private final int end;
    private final boolean tailCalls;

    @Child
    private LuaStatementNode code;

    /** The least and the greatest depth at which the interpreter has begun a call before it has seen one end. */
    private int lowestBegun = Integer.MAX_VALUE;

    private int highestBegun;

    /** Whether errors are expected to end many calls at once. */
    @CompilationFinal
    private boolean isRecursion;

    private boolean hasEnded;

    /**
     * @param tailCalls whether the function contains tail calls, so that its result may be one
     */
    public LuaRootNode(
            LuaEngine engine,
            FrameDescriptor descriptor,
            Source source,
            int start,
            int end,
            FunctionInfo info,
            LuaStatementNode[] parameters,
            LuaStatementNode body,
            boolean tailCalls) {
        super(engine, descriptor);
        this.engine = engine;
        this.source = source;
        this.start = start;
        this.end = end;
        this.info = info;
        this.tailCalls = tailCalls;
        this.code = new FunctionCodeNode(engine.noHooks(), parameters, body);
    }

    @Override
    public Object execute(VirtualFrame frame) {
        if (CompilerDirectives.inInterpreter() && !hasEnded) {
            return executeUntried(frame);
        }
        return executeCounted(frame);
    }

    private Object executeUntried(VirtualFrame frame) {
        int depth = LuaContext.get(this).callDepth();
        lowestBegun = Math.min(lowestBegun, depth);
        highestBegun = Math.max(highestBegun, depth);
        try {
            return executeCounted(frame);
        } finally {
            hasEnded = true;
        }
    }

    /**
     * Not in the middle of a recursion that goes down for the first time: nobody knows yet what comes after the calls, so that each
     * of up to {@link ProgramState#MAX_CALL_DEPTH} compiled activations would be deoptimized on the way up. Other functions that have
     * not ended may have loops to compile, and those of many coroutines at once do.
     */
    @Override
    protected boolean prepareForCompilation(boolean rootCompilation, int compilationTier, boolean lastTier) {
        return hasEnded || highestBegun - lowestBegun < RECURSION;
    }

    private Object executeCounted(VirtualFrame frame) {
        // A call that was inlined adds nothing to the stack. Whoever catches an error restores the depth.
        if (CompilerDirectives.inInterpreter() || CompilerDirectives.inCompilationRoot()) {
            LuaContext context = LuaContext.get(this);
            int depth = context.callDepth();
            if (Recursion.IS_NOTICED && !isRecursion && depth >= Recursion.DEPTH) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                isRecursion = true;
                Recursion.expectErrors();
            }
            if (depth >= ProgramState.MAX_CALL_DEPTH) {
                CompilerDirectives.transferToInterpreter();
                throw Errors.stackOverflow(this);
            }
            context.setCallDepth(depth + size(frame));
            Object result;
            try {
                result = executeCode(frame);
            } catch (StackOverflowError e) {
                StackOverflow.notePlace(e);
                throw e;
            }
            context.setCallDepth(depth);
            return result;
        }
        return executeCode(frame);
    }

    /** How many calls this one counts as: there is also a bound on the arguments that a recursion passes on. */
    private int size(VirtualFrame frame) {
        return info.isVararg() ? 1 + frame.getArguments().length / ARGUMENTS_PER_CALL : 1;
    }

    private Object executeCode(VirtualFrame frame) {
        Object result = code.execute(frame);
        return result == null ? Values.NONE : result;
    }

    @Override
    public Kind kind() {
        return Kind.FUNCTION;
    }

    @Override
    public FunctionInfo info() {
        return info;
    }

    /** What the programs that may run the function share. */
    LuaEngine engine() {
        return engine;
    }

    /** Character offset at which the function begins. */
    int start() {
        return start;
    }

    @Override
    public Source source() {
        return source;
    }

    public boolean hasTailCalls() {
        return tailCalls;
    }

    @Override
    public String getName() {
        return info.name();
    }

    @Override
    public String toString() {
        return getName() + "@" + info.displayName() + ":" + info.lineDefined();
    }

    @Override
    @TruffleBoundary
    public SourceSection getSourceSection() {
        return source.createSection(start, end - start);
    }

    /** Calls of a main chunk are few, and its tree may be that of a large constructor. */
    @Override
    public boolean isCloningAllowed() {
        return !info.isMain();
    }
}
