package dev.flua.language.nodes;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import dev.flua.language.nodes.hook.CallHookNode;
import dev.flua.language.nodes.hook.Instructions;
import dev.flua.language.nodes.hook.ProbeError;
import dev.flua.language.runtime.stack.HookPoint;

/**
 * All that a call of a Lua function executes: moves the parameters into their variables and runs the body. Tools see it as the
 * function, and its body as the function's body.
 */
final class FunctionCodeNode extends LuaStatementNode {
    private final Assumption noHooks;

    @Children
    private final LuaStatementNode[] parameters;

    @Child
    private LuaStatementNode body;

    @Child
    private CallHookNode hooks;

    FunctionCodeNode(Assumption noHooks, LuaStatementNode[] parameters, LuaStatementNode body) {
        this.noHooks = noHooks;
        this.parameters = parameters;
        this.body = body;
        if (body.sourceStart() >= 0) {
            setSource(body.sourceStart(), body.sourceEnd());
        }
        markFunction();
    }

    @Override
    @ExplodeLoop
    public Object execute(VirtualFrame frame) {
        for (LuaStatementNode parameter : parameters) {
            parameter.execute(frame);
        }
        try {
            if (!noHooks.isValid()) {
                hooks().enter(frame, parameters.length);
            }
            Object result = body.execute(frame);
            if (!noHooks.isValid()) {
                hooks().leave(frame, result);
            }
            return result;
        } catch (ProbeError e) {
            throw e.error();
        }
    }

    private CallHookNode hooks() {
        if (hooks == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            LuaRootNode root = (LuaRootNode) getRootNode();
            // Where the code ends: the last character of `end`, or of a main chunk's last statement.
            int lastLine = root.source().getLineNumber(Math.max(0, body.sourceEnd() - 1));
            int first = parameters.length == 0
                    ? root.start()
                    : root.info().locals().get(parameters.length - 1).scopeStart();
            hooks = insert(CallHookNode.forFunction(
                    root.info().locals().size(),
                    HookPoint.in(root.info(), Instructions.firstLine(root, lastLine), first),
                    HookPoint.in(root.info(), lastLine, body.sourceEnd())));
        }
        return hooks;
    }
}
