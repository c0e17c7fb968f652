package dev.flua.language.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaStatementNode;
import dev.flua.language.nodes.MultipleValuesNode;

/** A call whose results are dropped. */
public final class EvaluateNode extends LuaStatementNode {
    @Child
    private MultipleValuesNode call;

    public EvaluateNode(MultipleValuesNode call) {
        this.call = call;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        call.executeMultiple(frame);
        return null;
    }
}
