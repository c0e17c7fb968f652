package dev.flua.capi;

import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaUserdata;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.table.LuaTable;

/** Metatables, and userdata with what belongs to them. */
final class MetatableOperations {
    /** What the reference has as the largest number of user values (MAXUPVAL in {@code lfunc.h}, SHRT_MAX here). */
    private static final long MAX_USER_VALUES = Short.MAX_VALUE;

    private MetatableOperations() {}

    /** Pushes the metatable of a value; returns whether it has one. */
    static long get(NativeThread thread, long slot) {
        LuaTable metatable = Metatables.of(thread.read(slot));
        if (metatable == null) {
            return 0;
        }
        thread.push(metatable);
        return 1;
    }

    /** Pushes a field of a value's metatable and returns its type; nothing, and nil, where there is none. */
    static long getField(NativeThread thread, long slot, long name) {
        LuaTable metatable = Metatables.of(thread.read(slot));
        Object value =
                metatable == null ? LuaNil.NIL : metatable.get(thread.program().key(name));
        if (value == LuaNil.NIL) {
            return StateLayout.NIL;
        }
        thread.push(value);
        return Memory.getInt(thread.fromTop(1)) & StateLayout.TYPE_MASK;
    }

    /** Pops a table or nil, which becomes the metatable of a value. */
    static long set(NativeThread thread, long slot) {
        Object value = thread.read(slot);
        LuaTable metatable = thread.pop() instanceof LuaTable table ? table : null;
        if (!Metatables.set(value, metatable)) {
            throw Errors.inBuiltin(null, "cannot change the metatable of this userdata");
        }
        return 0;
    }

    /** Pushes a new userdata and returns the address of its block. */
    static long newUserdata(NativeThread thread, long size, long userValues) {
        if (size < 0 || size > Integer.MAX_VALUE || userValues < 0 || userValues > MAX_USER_VALUES) {
            throw Allocation.failed();
        }
        // At least a byte, so that each has an address of its own.
        Blocks.Block block = thread.program().blocks().allocate(Math.max(1, size));
        CUserdata userdata = new CUserdata(block, size, (int) userValues);
        thread.push(userdata);
        return userdata.address();
    }

    /** Whether a userdata has the metatable that the registry has under a name ({@code luaL_testudata}). */
    static long testUserdata(NativeThread thread, long slot, long name) {
        LuaTable metatable = Metatables.of(thread.read(slot));
        CProgram program = thread.program();
        return metatable != null && program.context().registry().get(program.key(name)) == metatable ? 1 : 0;
    }

    /** Pushes a user value and returns its type; nil, and that there is none, where it does not exist. */
    static long getUserValue(NativeThread thread, long slot, long number) {
        Object value = thread.read(slot) instanceof LuaUserdata userdata ? userdata.userValue(number) : null;
        thread.push(CProgram.orNil(value));
        return value == null ? StateLayout.NONE : Memory.getInt(thread.fromTop(1)) & StateLayout.TYPE_MASK;
    }

    /** Pops a value, which becomes a user value; returns whether there is such a one. */
    static long setUserValue(NativeThread thread, long slot, long number) {
        Object object = thread.read(slot);
        Object value = thread.pop();
        return object instanceof LuaUserdata userdata && userdata.setUserValue(number, value) ? 1 : 0;
    }
}
