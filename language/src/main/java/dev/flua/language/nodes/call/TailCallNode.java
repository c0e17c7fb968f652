package dev.flua.language.nodes.call;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.profiles.BranchProfile;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.nodes.LuaRootNode;
import dev.flua.language.nodes.LuaStatementNode;
import dev.flua.language.nodes.MultipleValuesNode;
import dev.flua.language.nodes.metamethod.MetamethodNode;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.stack.CallSite;
import dev.flua.language.runtime.table.Event;

/**
 * {@code return f(arguments)}. While the stack is shallow the call is simply made, which is cheaper and can be inlined, and
 * so is the call of a function that makes no tail calls itself: it adds one activation and no more. Any other call is
 * returned as a {@link TailCall} for the caller to make, so that a chain of tail calls takes constant stack.
 */
public final class TailCallNode extends LuaStatementNode implements CallSite {
    /** Nested calls up to which tail calls are made as ordinary ones. */
    private static final int SHALLOW = 200;

    @Child
    private MultipleValuesNode call;

    @Child
    private DispatchNode dispatch = DispatchNodeGen.create();

    /** Null until a value is called that is no function. */
    @Child
    private MetamethodNode lookup;

    private final BranchProfile direct = BranchProfile.create();
    private final BranchProfile deferred = BranchProfile.create();

    /**
     * @param call a {@link FunctionCallNode} or {@link MethodCallNode}
     */
    public TailCallNode(MultipleValuesNode call) {
        this.call = call;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object[] arguments = call instanceof FunctionCallNode function
                ? function.evaluate(frame)
                : ((MethodCallNode) call).evaluate(frame);
        Object callee = arguments[0];
        if (callee instanceof LuaFunction function ? !isDeferred(function) : !hasCallMetamethod(callee)) {
            direct.enter();
            return dispatch.execute(callee, arguments);
        }
        deferred.enter();
        return new TailCall(arguments);
    }

    /** Without one the call fails, or leaves Lua, and is made here, where the callee's name is known. */
    private boolean hasCallMetamethod(Object callee) {
        if (lookup == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            lookup = insert(MetamethodNode.create(Event.CALL));
        }
        return lookup.execute(callee) != LuaNil.NIL;
    }

    /** Under a hook every call of a Lua function is deferred, so that the caller does not return after the callee. */
    private boolean isDeferred(LuaFunction callee) {
        return callee.callTarget().getRootNode() instanceof LuaRootNode root
                && (!LuaEngine.get(this).noHooks().isValid()
                        || (root.hasTailCalls() && LuaContext.get(this).callDepth() >= SHALLOW));
    }

    @Override
    public int line() {
        return call.line();
    }

    @Override
    public boolean isTailCall() {
        return true;
    }

    @Override
    public String calleeName() {
        return ((CallSite) call).calleeName();
    }

    @Override
    public String calleeKind() {
        return ((CallSite) call).calleeKind();
    }
}
