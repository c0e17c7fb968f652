package dev.flua.language.runtime.stack;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.frame.FrameDescriptor;
import com.oracle.truffle.api.nodes.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * The value of a left operand that waits for that of the right one. An activation keeps those that it has in an auxiliary slot
 * of its frame, the newest first.
 */
public final class Temporary {
    private final Node operation;
    private final Temporary older;
    private Object value;
    private boolean assigned;

    private Temporary(Node operation, Object value, Temporary older) {
        this.operation = operation;
        this.value = value;
        this.older = older;
    }

    /** The one with a number, counted from 1, the oldest; null where there is none. */
    public static Temporary find(Frame frame, int number) {
        List<Temporary> all = new ArrayList<>();
        for (Temporary t = newest(frame); t != null; t = t.older) {
            all.addFirst(t);
        }
        return number > all.size() ? null : all.get(number - 1);
    }

    public Object value() {
        return value;
    }

    /** Changes the value; the operation will be executed with it. */
    public void assign(Object newValue) {
        value = newValue;
        assigned = true;
    }

    public boolean isAssigned() {
        return assigned;
    }

    /** The left operand of {@code operation} has its value. */
    public static void push(Frame frame, Node operation, Object value) {
        setNewest(frame, new Temporary(operation, value, newest(frame)));
    }

    /** The right operand has its value, or has failed: what waited for it, null where nothing did. */
    public static Temporary pop(Frame frame, Node operation) {
        for (Temporary t = newest(frame); t != null; t = t.older) {
            if (t.operation == operation) {
                setNewest(frame, t.older);
                return t;
            }
        }
        return null;
    }

    private static Temporary newest(Frame frame) {
        return (Temporary) frame.getAuxiliarySlot(slot(frame.getFrameDescriptor()));
    }

    private static void setNewest(Frame frame, Temporary newest) {
        frame.setAuxiliarySlot(slot(frame.getFrameDescriptor()), newest);
    }

    @TruffleBoundary
    private static int slot(FrameDescriptor descriptor) {
        return descriptor.findOrAddAuxiliarySlot(Temporary.class);
    }
}
