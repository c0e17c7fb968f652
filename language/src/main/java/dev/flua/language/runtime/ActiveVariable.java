package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.frame.FrameDescriptor;
import dev.flua.language.nodes.FunctionInfo;
import dev.flua.language.nodes.LuaRootNode;
import dev.flua.language.nodes.hook.Temporary;
import dev.flua.language.parser.LocalVariable;

/**
 * A variable of an active function as {@code debug.getlocal} numbers them: the visible local variables in the order of their
 * declaration, then the values of operands that wait for a call ({@link Temporary}), and with negative numbers the extra arguments of a vararg function.
 */
public final class ActiveVariable {
    /** What a variable without debug information is called. */
    public static final String NO_NAME = "(temporary)";

    private static final String LIBRARY_TEMPORARY = "(C temporary)";

    private final String name;

    /** What holds the value, if it is no slot of the frame: the arguments, or the results in a return hook. */
    private final Object[] list;

    private final Frame frame;

    /** Index into the list, or the slot. */
    private final int index;

    /** The value of an operand, null for variables. */
    private final Temporary temporary;

    private ActiveVariable(String name, Object[] list, Frame frame, int index) {
        this.name = name;
        this.list = list;
        this.frame = frame;
        this.index = index;
        temporary = null;
    }

    private ActiveVariable(Temporary temporary) {
        name = NO_NAME;
        list = null;
        frame = null;
        index = -1;
        this.temporary = temporary;
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
        for (LocalVariable variable : info.locals()) {
            boolean visible = variable.scopeStart() <= offset && offset < variable.scopeEnd();
            if (variable.constant() == null && visible && --remaining == 0) {
                String name = info.stripped() ? NO_NAME : variable.name();
                return new ActiveVariable(name, null, frame, slotOf(variable, frame.getFrameDescriptor()));
            }
        }
        Temporary temporary = remaining > 0 ? Temporary.find(frame, remaining) : null;
        return temporary == null ? null : new ActiveVariable(temporary);
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
        if (temporary != null) {
            return temporary.value();
        }
        if (list != null) {
            return list[index];
        }
        if (index < 0) {
            return LuaNil.NIL;
        }
        Object value = frame.getValue(index);
        if (value instanceof Cell cell) {
            return cell.get();
        }
        return value == null ? LuaNil.NIL : value;
    }

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
        } else if (value instanceof Long integer) {
            frame.setLong(index, integer);
        } else if (value instanceof Double number) {
            frame.setDouble(index, number);
        } else {
            frame.setObject(index, value);
        }
    }
}
