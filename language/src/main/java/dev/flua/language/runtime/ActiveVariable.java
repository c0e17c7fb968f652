package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.frame.FrameDescriptor;
import dev.flua.language.nodes.FunctionInfo;
import dev.flua.language.nodes.LuaRootNode;
import dev.flua.language.parser.LocalVariable;

/**
 * A variable of an active function as {@code debug.getlocal} numbers them: the visible local variables in the order of their
 * declaration, and with negative numbers the extra arguments of a vararg function.
 */
public final class ActiveVariable {
    /** What a variable without debug information is called. */
    public static final String NO_NAME = "(temporary)";

    private final String name;
    private final Frame frame;
    private final int slot;
    private final boolean argument;

    private ActiveVariable(String name, Frame frame, int slot, boolean argument) {
        this.name = name;
        this.frame = frame;
        this.slot = slot;
        this.argument = argument;
    }

    /**
     * The variable with a number, null where there is none.
     *
     * @param level read with its frame ({@link CallStack#levelWithFrame})
     */
    @TruffleBoundary
    public static ActiveVariable find(StackLevel level, int number) {
        FunctionInfo info = level.info();
        Frame frame = level.frame();
        if (frame == null) {
            return null;
        }
        Object[] arguments = frame.getArguments();
        if (info == null) {
            boolean exists = number > 0 && number < arguments.length;
            return exists ? new ActiveVariable("(C temporary)", frame, number, true) : null;
        }
        if (number < 0) {
            long index = info.parameters() - (long) number;
            boolean exists = info.isVararg() && index < arguments.length;
            return exists ? new ActiveVariable("(vararg)", frame, (int) index, true) : null;
        }
        return findLocal(info, frame, level.currentOffset(), number);
    }

    private static ActiveVariable findLocal(FunctionInfo info, Frame frame, int offset, int number) {
        int remaining = number;
        for (LocalVariable variable : info.locals()) {
            boolean visible = variable.scopeStart() <= offset && offset < variable.scopeEnd();
            if (variable.constant() == null && visible && --remaining == 0) {
                String name = info.stripped() ? NO_NAME : variable.name();
                return new ActiveVariable(name, frame, slotOf(variable, frame.getFrameDescriptor()), false);
            }
        }
        return null;
    }

    /** -1 for a variable without one: those that a loop hides are kept in another form. */
    private static int slotOf(LocalVariable variable, FrameDescriptor descriptor) {
        for (int slot = 0; slot < descriptor.getNumberOfSlots(); slot++) {
            if (descriptor.getSlotInfo(slot) == variable) {
                return slot;
            }
        }
        return -1;
    }

    /** The name of a function's parameter, null where there is none. */
    @TruffleBoundary
    public static String parameterName(LuaFunction function, int number) {
        if (!(function.callTarget().getRootNode() instanceof LuaRootNode root)) {
            return null;
        }
        FunctionInfo info = root.info();
        boolean exists = number >= 1 && number <= info.parameters() && !info.stripped();
        return exists ? info.locals().get(number - 1).name() : null;
    }

    /** The name as declared, or one in parentheses for what has no name. */
    public String name() {
        return name;
    }

    @TruffleBoundary
    public Object value() {
        if (argument) {
            return frame.getArguments()[slot];
        }
        if (slot < 0) {
            return LuaNil.NIL;
        }
        Object value = frame.getValue(slot);
        if (value instanceof Cell cell) {
            return cell.get();
        }
        return value == null ? LuaNil.NIL : value;
    }

    @TruffleBoundary
    public void assign(Object value) {
        if (argument) {
            frame.getArguments()[slot] = value;
        } else if (slot < 0) {
            return;
        } else if (frame.getValue(slot) instanceof Cell cell) {
            cell.set(value);
        } else if (value instanceof Long integer) {
            frame.setLong(slot, integer);
        } else if (value instanceof Double number) {
            frame.setDouble(slot, number);
        } else {
            frame.setObject(slot, value);
        }
    }
}
