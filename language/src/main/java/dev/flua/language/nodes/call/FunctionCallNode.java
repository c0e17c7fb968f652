package dev.flua.language.nodes.call;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.MultipleValuesNode;
import dev.flua.language.runtime.stack.CallSite;

/** {@code f(arguments)} */
public final class FunctionCallNode extends MultipleValuesNode implements CallSite {
    private final int line;

    @Child
    private LuaExpressionNode callee;

    @Child
    private ValueListNode arguments;

    @Child
    private DispatchNode dispatch = DispatchNodeGen.create();

    @Child
    private TrampolineNode trampoline = TrampolineNode.create();

    @Child
    private FirstValueNode first = new FirstValueNode();

    public FunctionCallNode(LuaExpressionNode callee, LuaExpressionNode[] arguments, int line) {
        this.callee = callee;
        this.arguments = new ValueListNode(arguments, 1);
        this.line = line;
    }

    @Override
    public Object executeMultiple(VirtualFrame frame) {
        Object[] frameArguments = evaluate(frame);
        return trampoline.execute(dispatch.execute(frameArguments[0], frameArguments));
    }

    @Override
    public Object execute(VirtualFrame frame) {
        return first.execute(executeMultiple(frame));
    }

    /** The callee followed by the arguments. */
    Object[] evaluate(VirtualFrame frame) {
        Object function = callee.execute(frame);
        Object[] frameArguments = arguments.execute(frame);
        frameArguments[0] = function;
        return frameArguments;
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public String calleeName() {
        return callee.variableName();
    }

    @Override
    public String calleeKind() {
        return callee.variableKind();
    }
}
