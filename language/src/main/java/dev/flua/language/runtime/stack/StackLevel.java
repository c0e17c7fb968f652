package dev.flua.language.runtime.stack;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.coroutine.DebugHook;

/** One active function on the stack of a coroutine, as {@link CallStack} found it: {@code lua_Debug} in the reference. */
public final class StackLevel {
    private final RootCallTarget target;
    private final LuaFunction function;
    private final Node callNode;
    private final Frame frame;
    private boolean tailCall;
    private boolean hostEntry;
    private CallSite callSite;
    private HookPoint hookPoint;
    private DebugHook.Transfer transfer;

    /**
     * @param function null where it is not known
     * @param callNode from which the next function was called, null in the running function
     * @param frame the activation's variables, null unless they were asked for
     */
    StackLevel(RootCallTarget target, LuaFunction function, Node callNode, Frame frame) {
        this.target = target;
        this.function = function;
        this.callNode = callNode;
        this.frame = frame;
    }

    /** The function that makes a call, where that can be told without its caller and the state it is in; else null. */
    static StackLevel of(Node call) {
        RootNode root = call.getRootNode();
        StackLevel level = root == null ? null : new StackLevel(root.getCallTarget(), null, call, null);
        return level == null || !isLevel(root) || isDiscarded(call) || level.isInHook() ? null : level;
    }

    /** Whether an error is leaving the function that makes the call. */
    static boolean isDiscarded(Node callNode) {
        return enclosing(callNode, DiscardedActivation.class) != null;
    }

    void setTailCall() {
        tailCall = true;
    }

    void setHostEntry() {
        hostEntry = true;
    }

    /**
     * Whether this is the library function by which the host entered Lua. The reference's command enters through a C function
     * that has no name.
     */
    boolean isHostEntry() {
        return hostEntry && info() == null;
    }

    /** Notes the activation that called this one. */
    void setCaller(StackLevel caller) {
        if (!tailCall && (caller.info() != null || caller.isInHook() || caller.callNode instanceof FinalizerCall)) {
            callSite = enclosing(caller.callNode, CallSite.class);
        }
    }

    /** Whether the next function was called as a hook. */
    boolean isInHook() {
        CallSite site = enclosing(callNode, CallSite.class);
        return site != null && site.isHook();
    }

    /**
     * Notes where the function is, for whose hook the next function was called.
     *
     * @param point null where it is not known
     */
    void setHookPoint(HookPoint point) {
        hookPoint = point;
    }

    /** Has the hook of the activation, which was asked for with its frame, go on from where the function is. */
    public void rememberPoint() {
        if (info() != null && frame != null) {
            HookPoint.remember(frame, new HookPoint(currentLine(), currentOffset()));
        }
    }

    void setTransfer(DebugHook.Transfer values) {
        transfer = values;
    }

    /** What the event passes that the function's hook was called for, null where the function is in no hook. */
    public DebugHook.Transfer transfer() {
        return transfer;
    }

    /** The nearest node of a type from {@code node} outwards, null where there is none. */
    static <T> T enclosing(Node node, Class<T> type) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (type.isInstance(n)) {
                return type.cast(n);
            }
        }
        return null;
    }

    RootCallTarget target() {
        return target;
    }

    /** The active function; null for what is no function of Lua, and in the traceback of a failed coroutine. */
    public LuaFunction function() {
        return function;
    }

    /** What is known of a Lua function, null for a library function. */
    public FunctionInfo info() {
        return target.getRootNode() instanceof StackRoot root ? root.info() : null;
    }

    /** The activation's arguments and variables, null unless the level was asked for with them. */
    public Frame frame() {
        return frame;
    }

    /** Whether the function was called by a tail call, so that its caller is not known. */
    public boolean isTailCall() {
        return tailCall;
    }

    /** The line that is being executed, -1 in library functions or where it is not known. */
    public int currentLine() {
        if (hookPoint != null) {
            return hookPoint.line();
        }
        if (callNode instanceof RootNode && info() != null && !info().stripped()) {
            return info().lineDefined(); // the stack was full when it was to begin
        }
        CodePlace place = currentPlace();
        int line = place == null || info().stripped() ? 0 : place.line();
        return line == 0 ? -1 : line;
    }

    /** Character offset in the source of what is being executed, -1 in library functions or where it is not known. */
    int currentOffset() {
        if (hookPoint != null) {
            return hookPoint.position();
        }
        CodePlace place = currentPlace();
        while (place != null && place.sourceStart() < 0) {
            place = enclosing(((Node) place).getParent(), CodePlace.class);
        }
        return place == null ? -1 : place.sourceStart();
    }

    private CodePlace currentPlace() {
        Node node = callNode instanceof FinalizerCall call ? call.location() : callNode;
        return info() == null ? null : enclosing(node, CodePlace.class);
    }

    /** The chunk's name as messages show it. */
    public String displayName() {
        FunctionInfo info = info();
        return info == null ? "[C]" : info.displayName();
    }

    /** The name by which the function was called, null where it has none (ldebug.c, getfuncname). */
    public String name() {
        return callSite == null ? null : callSite.calleeName();
    }

    /** What {@link #name} is: {@code global}, {@code local}, {@code method}…; empty where there is no name. */
    public String nameKind() {
        return name() == null ? "" : callSite.calleeKind();
    }

    /** Whether a root node is a level of the stack, not part of the implementation. */
    static boolean isLevel(RootNode root) {
        return root instanceof StackRoot level
                && (level.info() != null || level.kind().isLibrary());
    }
}
