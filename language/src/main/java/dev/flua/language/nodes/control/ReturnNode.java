package dev.flua.language.nodes.control;

import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.LuaStatementNode;
import dev.flua.language.nodes.MultipleValuesNode;
import dev.flua.language.nodes.call.ValueListNode;
import dev.flua.language.runtime.Values;

/** {@code return}; the number of values is known except after a call or {@code ...}. */
public abstract class ReturnNode extends LuaStatementNode {
    public static ReturnNode create(LuaExpressionNode[] values) {
        if (values.length == 0) {
            return new None();
        }
        if (values.length == 1) {
            return values[0] instanceof MultipleValuesNode multiple ? new All(multiple) : new One(values[0]);
        }
        return new Several(new ValueListNode(values, 0));
    }

    private static final class None extends ReturnNode {
        @Override
        public Object execute(VirtualFrame frame) {
            return Values.NONE;
        }
    }

    private static final class One extends ReturnNode {
        @Child
        private LuaExpressionNode value;

        One(LuaExpressionNode value) {
            this.value = value;
        }

        @Override
        public Object execute(VirtualFrame frame) {
            return value.execute(frame);
        }
    }

    private static final class All extends ReturnNode {
        @Child
        private MultipleValuesNode values;

        All(MultipleValuesNode values) {
            this.values = values;
        }

        @Override
        public Object execute(VirtualFrame frame) {
            return values.executeMultiple(frame);
        }
    }

    private static final class Several extends ReturnNode {
        @Child
        private ValueListNode values;

        Several(ValueListNode values) {
            this.values = values;
        }

        @Override
        public Object execute(VirtualFrame frame) {
            Object[] list = values.execute(frame);
            return list.length == 1 ? list[0] : list;
        }
    }
}
