package dev.flua.language.runtime.stack;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.frame.FrameDescriptor;
import com.oracle.truffle.api.frame.MaterializedFrame;
import dev.flua.language.runtime.Cell;
import dev.flua.language.runtime.LocalSlot;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.coroutine.DebugHook;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A variable of an active function as {@code debug.getlocal} numbers them: the visible local variables in the order of their
 * declaration, then the values of operands that wait for a call ({@link Temporary}), and with negative numbers the extra
 * arguments of a vararg function.
 */
public final class ActiveVariable implements VariableScope.Variable {
    /** What a variable without debug information is called. */
    public static final String NO_NAME = "(temporary)";

    private static final String LIBRARY_TEMPORARY = "(C temporary)";

    private final String name;

    /** What holds the value, if it is no slot of the frame: the arguments, or the results in a return hook. */
    private final Object[] list;

    private final Frame frame;

    /** Index into the list, or the slot. */
    private final int index;

    private final boolean assignable;

    /** The value of an operand, null for variables. */
    private final Temporary temporary;

    private ActiveVariable(String name, Object[] list, Frame frame, int index) {
        this(name, list, frame, index, true, null);
    }

    private ActiveVariable(
            String name, Object[] list, Frame frame, int index, boolean assignable, Temporary temporary) {
        this.name = name;
        this.list = list;
        this.frame = frame;
        this.index = index;
        this.assignable = assignable;
        this.temporary = temporary;
    }

    private ActiveVariable(Temporary temporary) {
        this(NO_NAME, null, null, -1, true, temporary);
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
        DebugHook.Transfer transfer = level.transfer();
        if (transfer != null && transfer.values() != null && transfer.contains(number)) {
            String name = info == null ? LIBRARY_TEMPORARY : NO_NAME;
            return new ActiveVariable(name, transfer.values(), null, number - transfer.first());
        }
        Object[] arguments = frame.getArguments();
        if (info == null) {
            boolean exists = number > 0 && number < arguments.length;
            return exists ? new ActiveVariable(LIBRARY_TEMPORARY, arguments, null, number) : null;
        }
        if (number < 0) {
            long index = info.parameters() - (long) number;
            boolean exists = info.isVararg() && index < arguments.length;
            return exists ? new ActiveVariable("(vararg)", arguments, null, (int) index) : null;
        }
        ActiveVariable local = findLocal(info, frame, level.currentOffset(), number);
        boolean isRegister = number > 0 && number <= info.locals().size();
        // In a hook the reference shows all registers of the function, those of variables that are not in scope too.
        return local == null && isRegister && transfer != null ? new ActiveVariable(NO_NAME, null, frame, -1) : local;
    }

    private static ActiveVariable findLocal(FunctionInfo info, Frame frame, int offset, int number) {
        int remaining = number;
        for (VariableInfo variable : info.locals()) {
            if (variable.constant() == null && variable.isVisibleAt(offset) && --remaining == 0) {
                String name = info.stripped() ? NO_NAME : variable.name();
                int slot = slotOf(variable, frame.getFrameDescriptor());
                // The loop relies on what is in its own variables, so assigning to them has no effect.
                return variable.isHidden()
                        ? new ActiveVariable(name, new Object[] {valueAt(slot, frame)}, null, 0)
                        : new ActiveVariable(name, null, frame, slot);
            }
        }
        Temporary temporary = remaining > 0 ? Temporary.find(frame, remaining) : null;
        return temporary == null ? null : new ActiveVariable(temporary);
    }

    /** The local variables that the program can name at a place, the innermost of each name; compile-time constants too. */
    @TruffleBoundary
    public static Map<String, VariableScope.Variable> visible(FunctionInfo info, MaterializedFrame frame, int offset) {
        Map<String, VariableScope.Variable> found = new LinkedHashMap<>();
        for (VariableInfo variable : info.locals()) {
            if (variable.isVisibleAt(offset) && !info.stripped() && !variable.isHidden()) {
                found.put(variable.name(), of(variable, frame));
            }
        }
        return found;
    }

    private static ActiveVariable of(VariableInfo variable, Frame frame) {
        if (variable.constant() != null) {
            Object[] value = {variable.constant()};
            return new ActiveVariable(variable.name(), value, null, 0, false, null);
        }
        int slot = slotOf(variable, frame.getFrameDescriptor());
        return new ActiveVariable(variable.name(), null, frame, slot, variable.isAssignable(), null);
    }

    /** -1 for a variable without one. */
    private static int slotOf(VariableInfo variable, FrameDescriptor descriptor) {
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
        if (!(function.callTarget().getRootNode() instanceof StackRoot root) || root.info() == null) {
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

    @Override
    @TruffleBoundary
    public Object value() {
        if (temporary != null) {
            return temporary.value();
        }
        if (list != null) {
            return list[index];
        }
        return valueAt(index, frame);
    }

    private static Object valueAt(int slot, Frame frame) {
        Object value = slot < 0 ? null : frame.getValue(slot);
        if (value instanceof Cell cell) {
            return cell.get();
        }
        return value == null ? LuaNil.NIL : value;
    }

    /** Whether the program could assign to the variable; {@code debug.setlocal} does not ask. */
    @Override
    public boolean isAssignable() {
        return assignable;
    }

    @Override
    @TruffleBoundary
    public void assign(Object value) {
        if (temporary != null) {
            temporary.assign(value);
        } else if (list != null) {
            list[index] = value;
        } else if (index < 0) {
            return;
        } else if (frame.getValue(index) instanceof Cell cell) {
            cell.set(value);
        } else {
            LocalSlot.set(frame, index, value);
        }
    }
}
