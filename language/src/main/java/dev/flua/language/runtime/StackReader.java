package dev.flua.language.runtime;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.TruffleStackTrace;
import com.oracle.truffle.api.TruffleStackTraceElement;
import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.frame.FrameInstance;
import com.oracle.truffle.api.frame.FrameInstance.FrameAccess;
import com.oracle.truffle.api.frame.FrameInstanceVisitor;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.builtins.BuiltinRootNode;
import dev.flua.language.interop.ChunkRootNode;
import dev.flua.language.nodes.call.CallSite;
import dev.flua.language.nodes.call.TailCallNode;
import dev.flua.language.nodes.call.TrampolineRootNode;
import dev.flua.language.nodes.hook.HookPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the levels of one coroutine off the stack. On a continuation the frames of the coroutine are followed by those of
 * its resumer, so that the bottom of each ({@link CoroutineRootNode}) tells where one ends and the next begins.
 */
final class StackReader implements FrameInstanceVisitor<StackReader> {
    private final int limit;
    private final int frameLevel;
    private final List<StackLevel> levels = new ArrayList<>();
    private int coroutinesToSkip;

    /** Whether activations are being left out until the protected call that discards them. */
    private boolean discarding;

    /**
     * @param coroutinesToSkip how many coroutines wait for each other above the one that is read
     * @param limit levels after which reading ends
     * @param frameLevel the level whose frame is wanted, -1 for none
     */
    private StackReader(int coroutinesToSkip, int limit, int frameLevel) {
        this.coroutinesToSkip = coroutinesToSkip;
        this.limit = limit;
        this.frameLevel = frameLevel;
    }

    /** The levels of the running coroutine, the running function first. */
    static List<StackLevel> read(int coroutinesToSkip, int limit, int frameLevel) {
        StackReader reader = new StackReader(coroutinesToSkip, limit, frameLevel);
        boolean complete = Truffle.getRuntime().iterateFrames(reader) == null;
        if (complete && !reader.levels.isEmpty()) {
            reader.levels.getLast().setHostEntry();
        }
        return reader.levels;
    }

    /** The levels that were active when the error was raised. */
    static List<StackLevel> readTrace(Throwable error) {
        StackReader reader = new StackReader(0, Integer.MAX_VALUE, -1);
        List<TruffleStackTraceElement> trace = TruffleStackTrace.getStackTrace(error);
        if (trace != null) {
            for (TruffleStackTraceElement element : trace) {
                if (reader.visit(element.getTarget(), element.getLocation(), null) != null) {
                    break;
                }
            }
        }
        return reader.levels;
    }

    /** All that is in the arguments and variables of the active functions that the thread's stack has. */
    static void forEachValue(boolean ofCoroutine, Consumer<Object> consumer) {
        Truffle.getRuntime().iterateFrames(instance -> {
            Frame frame = instance.getFrame(FrameAccess.READ_ONLY);
            for (Object argument : frame.getArguments()) {
                consumer.accept(argument);
            }
            for (int slot = 0; slot < frame.getFrameDescriptor().getNumberOfSlots(); slot++) {
                if (frame.isObject(slot)) {
                    consumer.accept(frame.getObject(slot));
                }
            }
            return ofCoroutine && isCoroutineBottom(instance) ? instance : null;
        });
    }

    private static boolean isCoroutineBottom(FrameInstance instance) {
        return ((RootCallTarget) instance.getCallTarget()).getRootNode() instanceof CoroutineRootNode;
    }

    @Override
    public StackReader visitFrame(FrameInstance instance) {
        return visit((RootCallTarget) instance.getCallTarget(), instance.getCallNode(), instance);
    }

    /** Null where there may be more levels to come. */
    private StackReader visit(RootCallTarget target, Node callNode, FrameInstance instance) {
        RootNode root = target.getRootNode();
        if (root instanceof CoroutineRootNode) {
            return coroutinesToSkip-- == 0 ? this : null;
        }
        if (coroutinesToSkip > 0) {
            return null;
        }
        if (root instanceof TrampolineRootNode) {
            if (!levels.isEmpty()) {
                levels.getLast().setTailCall();
            }
            return null;
        }
        if (!StackLevel.isLevel(root) && !(root instanceof ChunkRootNode)) {
            return null;
        }
        if (discarded(root, callNode)) {
            return null;
        }
        if (madeTailCall(callNode)) {
            levels.getLast().setTailCall();
            return null;
        }
        StackLevel level = new StackLevel(target, function(instance), callNode, frame(instance));
        if (instance != null && level.info() != null && level.isInHook()) {
            level.setHookPoint(HookPoint.last(instance.getFrame(FrameAccess.READ_ONLY)));
        }
        if (!levels.isEmpty()) {
            levels.getLast().setCaller(level);
        }
        levels.add(level);
        return levels.size() >= limit ? this : null;
    }

    /** Whether an error has left the activation, which for Lua is gone while to-be-closed variables are being closed. */
    private boolean discarded(RootNode root, Node callNode) {
        if (discarding) {
            discarding = !(root instanceof ChunkRootNode)
                    && !(root instanceof BuiltinRootNode builtin && isProtectedCall(builtin));
        } else {
            discarding = StackLevel.enclosing(callNode, DiscardedActivation.class) != null;
        }
        return discarding;
    }

    private static boolean isProtectedCall(BuiltinRootNode builtin) {
        return builtin.name().equals("pcall") || builtin.name().equals("xpcall");
    }

    /**
     * Whether the activation is over for Lua, because its last call was a tail call of a Lua function, and is only still
     * there because that was cheaper. (Library functions that are tail called leave their caller on the reference's stack.)
     */
    private boolean madeTailCall(Node callNode) {
        return !levels.isEmpty()
                && levels.getLast().info() != null
                && StackLevel.enclosing(callNode, CallSite.class) instanceof TailCallNode;
    }

    private static LuaFunction function(FrameInstance instance) {
        if (instance == null) {
            return null;
        }
        Object[] arguments = instance.getFrame(FrameAccess.READ_ONLY).getArguments();
        return arguments.length > 0 && arguments[0] instanceof LuaFunction function ? function : null;
    }

    private Frame frame(FrameInstance instance) {
        return instance != null && levels.size() == frameLevel ? instance.getFrame(FrameAccess.MATERIALIZE) : null;
    }
}
