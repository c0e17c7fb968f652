package dev.flua.language.nodes.call;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.MultipleValuesNode;
import dev.flua.language.nodes.access.Indexing;
import dev.flua.language.nodes.access.MemberNode;
import dev.flua.language.nodes.access.MemberNodeGen;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.stack.CallSite;

/** {@code object:name(arguments)}: the object is evaluated once and becomes the first argument. */
public final class MethodCallNode extends MultipleValuesNode implements CallSite, Indexing {
    private final int line;

    @Child
    private LuaExpressionNode receiver;

    @Child
    private ValueListNode arguments;

    @Child
    private MemberNode method;

    @Child
    private DispatchNode dispatch = DispatchNodeGen.create();

    @Child
    private TrampolineNode trampoline = TrampolineNode.create();

    @Child
    private FirstValueNode first = new FirstValueNode();

    private final LuaString name;

    public MethodCallNode(LuaExpressionNode receiver, LuaString name, LuaExpressionNode[] arguments, int line) {
        this.receiver = receiver;
        this.name = name;
        this.arguments = new ValueListNode(arguments, 2);
        this.method = MemberNodeGen.create(name, false, line, null);
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

    /** The method followed by the object and the arguments. */
    Object[] evaluate(VirtualFrame frame) {
        Object object = receiver.execute(frame);
        Object function = method.executeWith(object);
        Object[] frameArguments = arguments.execute(frame);
        frameArguments[0] = function;
        frameArguments[1] = object;
        return frameArguments;
    }

    @Override
    public LuaExpressionNode getReceiver() {
        return receiver;
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public String calleeName() {
        return name.toString();
    }

    @Override
    public String calleeKind() {
        return "method";
    }
}
