package dev.flua.language.nodes.assign;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.access.WriteElementNode;
import dev.flua.language.nodes.access.WriteMemberNode;
import dev.flua.language.nodes.local.WriteLocalNode;
import dev.flua.language.runtime.Cell;
import dev.flua.language.runtime.LuaFunction;

/** One variable on the left of a multiple assignment: what it consists of is evaluated before any value is. */
public abstract class AssignmentTarget extends Node {
    /** Evaluates table and key, into {@code state[at]} and {@code state[at + 1]}. */
    abstract void prepare(VirtualFrame frame, Object[] state, int at);

    abstract void assign(VirtualFrame frame, Object[] state, int at, Object value);

    /** A local variable in a frame slot. */
    public static final class Local extends AssignmentTarget {
        @Child
        private WriteLocalNode write;

        public Local(WriteLocalNode write) {
            this.write = write;
        }

        @Override
        void prepare(VirtualFrame frame, Object[] state, int at) {}

        @Override
        void assign(VirtualFrame frame, Object[] state, int at, Object value) {
            write.executeWith(frame, value);
        }
    }

    /** A local variable in a cell. */
    public static final class CellLocal extends AssignmentTarget {
        private final int slot;

        public CellLocal(int slot) {
            this.slot = slot;
        }

        @Override
        void prepare(VirtualFrame frame, Object[] state, int at) {}

        @Override
        void assign(VirtualFrame frame, Object[] state, int at, Object value) {
            ((Cell) frame.getObject(slot)).set(value);
        }
    }

    /** A variable of an enclosing function. */
    public static final class Upvalue extends AssignmentTarget {
        private final int index;

        public Upvalue(int index) {
            this.index = index;
        }

        @Override
        void prepare(VirtualFrame frame, Object[] state, int at) {}

        @Override
        void assign(VirtualFrame frame, Object[] state, int at, Object value) {
            ((LuaFunction) frame.getArguments()[0]).upvalue(index).set(value);
        }
    }

    /** A field of a constant name. */
    public static final class Member extends AssignmentTarget {
        @Child
        private WriteMemberNode write;

        public Member(WriteMemberNode write) {
            this.write = write;
        }

        @Override
        void prepare(VirtualFrame frame, Object[] state, int at) {
            state[at] = write.getReceiver().execute(frame);
        }

        @Override
        void assign(VirtualFrame frame, Object[] state, int at, Object value) {
            write.executeWith(state[at], value);
        }
    }

    /** An element of any key. */
    public static final class Element extends AssignmentTarget {
        @Child
        private WriteElementNode write;

        @Child
        private LuaExpressionNode key;

        public Element(WriteElementNode write, LuaExpressionNode key) {
            this.write = write;
            this.key = key;
        }

        @Override
        void prepare(VirtualFrame frame, Object[] state, int at) {
            state[at] = write.getReceiver().execute(frame);
            state[at + 1] = key.execute(frame);
        }

        @Override
        void assign(VirtualFrame frame, Object[] state, int at, Object value) {
            write.executeWith(state[at], state[at + 1], value);
        }
    }
}
