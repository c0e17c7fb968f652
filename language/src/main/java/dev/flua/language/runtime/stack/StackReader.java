package dev.flua.language.runtime.stack;

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
import dev.flua.language.runtime.LuaFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the levels of one coroutine off the stack. On a continuation the frames of the coroutine are followed by those of
 * its resumer, so that the bottom of each ({@link StackRoot.Kind#COROUTINE}) tells where one ends and the next begins.
 */
public final class StackReader implements FrameInstanceVisitor<StackReader> {
    static final int NO_LEVEL = -1;
    static final int ALL_LEVELS = -2;

    private final int limit;
    private final int frameLevel;
    private final int functionLevel;
    private final List<StackLevel> levels = new ArrayList<>();
    private int coroutinesToSkip;

    /** Whether activations are being left out until the protected call that discards them. */
    private boolean discarding;

    /**
     * @param coroutinesToSkip how many coroutines wait for each other above the one that is read
     * @param limit levels after which reading ends
     * @param frameLevel the level whose frame is wanted
     * @param functionLevel the level whose function is wanted; to read it out of a frame of compiled code takes most of the time
     */
    private StackReader(int coroutinesToSkip, int limit, int frameLevel, int functionLevel) {
        this.coroutinesToSkip = coroutinesToSkip;
        this.limit = limit;
        this.frameLevel = frameLevel;
        this.functionLevel = functionLevel;
    }

    /** The levels of the running coroutine, the running function first. */
    static List<StackLevel> read(int coroutinesToSkip, int limit, int frameLevel, int functionLevel) {
        StackReader reader = new StackReader(coroutinesToSkip, limit, frameLevel, functionLevel);
        boolean complete = Truffle.getRuntime().iterateFrames(reader) == null;
        if (complete && !reader.levels.isEmpty()) {
            reader.levels.getLast().setHostEntry();
        }
        return reader.levels;
    }

    /** A level of the running coroutine that knows where it is and not who called which function; null where there is none. */
    static StackLevel readPlace(int number) {
        StackReader reader = new StackReader(0, number + 1, NO_LEVEL, NO_LEVEL);
        var _ = Truffle.getRuntime().iterateFrames(reader);
        return number < reader.levels.size() ? reader.levels.getLast() : null;
    }

    /** The levels that were active when the error was raised. */
    static List<StackLevel> readTrace(Throwable error) {
        StackReader reader = new StackReader(0, Integer.MAX_VALUE, NO_LEVEL, NO_LEVEL);
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
    public static void forEachValue(boolean ofCoroutine, Consumer<Object> consumer) {
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
        return kind(((RootCallTarget) instance.getCallTarget()).getRootNode()) == StackRoot.Kind.COROUTINE;
    }

    @Override
    public StackReader visitFrame(FrameInstance instance) {
        return visit((RootCallTarget) instance.getCallTarget(), instance.getCallNode(), instance);
    }

    /** Null where there may be more levels to come. */
    private StackReader visit(RootCallTarget target, Node callNode, FrameInstance instance) {
        StackRoot.Kind kind = kind(target.getRootNode());
        if (kind == StackRoot.Kind.COROUTINE) {
            return coroutinesToSkip-- == 0 ? this : null;
        }
        if (coroutinesToSkip > 0) {
            return null;
        }
        if (kind == StackRoot.Kind.TRAMPOLINE) {
            if (!levels.isEmpty()) {
                levels.getLast().setTailCall();
            }
            return null;
        }
        if (kind == null || discarded(kind, callNode)) {
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
    private boolean discarded(StackRoot.Kind kind, Node callNode) {
        if (discarding) {
            discarding = kind != StackRoot.Kind.CHUNK && kind != StackRoot.Kind.PROTECTED_CALL;
        } else {
            discarding = StackLevel.isDiscarded(callNode);
        }
        return discarding;
    }

    /** What the activations of a root are; null where they are none for Lua. */
    private static StackRoot.Kind kind(RootNode root) {
        return root instanceof StackRoot known ? known.kind() : null;
    }

    /**
     * Whether the activation is over for Lua, because its last call was a tail call of a Lua function, and is only still
     * there because that was cheaper. (Library functions that are tail called leave their caller on the reference's stack.)
     */
    private boolean madeTailCall(Node callNode) {
        if (levels.isEmpty() || levels.getLast().info() == null) {
            return false;
        }
        CallSite site = StackLevel.enclosing(callNode, CallSite.class);
        return site != null && site.isTailCall();
    }

    private LuaFunction function(FrameInstance instance) {
        if (instance == null || (functionLevel != ALL_LEVELS && functionLevel != levels.size())) {
            return null;
        }
        Object[] arguments = instance.getFrame(FrameAccess.READ_ONLY).getArguments();
        return arguments.length > 0 && arguments[0] instanceof LuaFunction function ? function : null;
    }

    private Frame frame(FrameInstance instance) {
        return instance != null && levels.size() == frameLevel ? instance.getFrame(FrameAccess.MATERIALIZE) : null;
    }
}
