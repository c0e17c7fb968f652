package dev.flua.capi;

import dev.flua.language.nodes.LuaRootNode;
import dev.flua.language.runtime.Cell;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaFunction;

/** C functions as values, and the upvalues of functions (manual §4.2, §4.7). */
final class Functions {
    private Functions() {}

    /** Pops upvalues and pushes a function with them. */
    static long pushClosure(NativeThread thread, long address, long upvalues) {
        if (upvalues == 0) {
            thread.push(thread.program().plainFunction(address));
            return 0;
        }
        Object[] values = thread.take(upvalues);
        Cell[] cells = new Cell[values.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = new Cell(values[i]);
        }
        thread.push(new LuaFunction(thread.program().functions().code(address), cells));
        return 0;
    }

    private static Cell own(NativeThread thread, long number) {
        LuaFunction function = thread.activation().function();
        return function == null ? null : upvalue(function, number);
    }

    private static Cell upvalue(LuaFunction function, long number) {
        return number >= 1 && number <= function.upvalues().length ? function.upvalue((int) number - 1) : null;
    }

    /** Puts an upvalue of the running function into a slot; returns whether there is such a one. */
    static long readUpvalue(NativeThread thread, long number, long slot) {
        Cell cell = own(thread, number);
        if (cell == null) {
            return 0;
        }
        thread.write(slot, cell.get());
        return 1;
    }

    static long writeUpvalue(NativeThread thread, long number, long slot) {
        Cell cell = own(thread, number);
        if (cell != null) {
            cell.set(thread.read(slot));
        }
        return 0;
    }

    /** The address of an upvalue's name; those of C functions have an empty one. */
    private static long name(NativeThread thread, LuaFunction function, long number) {
        return thread.program()
                .name(
                        function.callTarget().getRootNode() instanceof LuaRootNode root
                                ? root.info().visibleUpvalueName((int) number - 1)
                                : "");
    }

    /** Pushes an upvalue and returns the address of its name; 0 where there is none. */
    static long getUpvalue(NativeThread thread, long slot, long number) {
        if (!(thread.read(slot) instanceof LuaFunction function) || upvalue(function, number) == null) {
            return 0;
        }
        thread.push(upvalue(function, number).get());
        return name(thread, function, number);
    }

    /** Pops the value of an upvalue and returns the address of its name; 0, and pops nothing, where there is none. */
    static long setUpvalue(NativeThread thread, long slot, long number) {
        if (!(thread.read(slot) instanceof LuaFunction function) || upvalue(function, number) == null) {
            return 0;
        }
        upvalue(function, number).set(thread.pop());
        return name(thread, function, number);
    }

    /** A number that is the same for closures that share the variable; 0 where there is none. */
    static long upvalueId(NativeThread thread, long slot, long number) {
        Cell cell = thread.read(slot) instanceof LuaFunction function ? upvalue(function, number) : null;
        return cell == null ? 0 : Long.decode(Coercions.address(cell));
    }

    /** Makes an upvalue of one function refer to that of another; the numbers are the halves of one integer. */
    static long joinUpvalues(NativeThread thread, long slot, long otherSlot, long numbers) {
        long number = numbers >> Integer.SIZE;
        long otherNumber = (int) numbers;
        if (thread.read(slot) instanceof LuaFunction function
                && thread.read(otherSlot) instanceof LuaFunction other
                && upvalue(function, number) != null
                && upvalue(other, otherNumber) != null) {
            function.upvalues()[(int) number - 1] = upvalue(other, otherNumber);
        }
        return 0;
    }
}
