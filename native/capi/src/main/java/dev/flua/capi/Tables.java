package dev.flua.capi;

import dev.flua.language.nodes.LuaOperations;
import dev.flua.language.nodes.control.NextFunction;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;

/** Access to tables and to what is indexed like one. What is read is pushed, and its type returned. */
final class Tables {
    private Tables() {}

    private static long pushed(NativeThread thread, Object value) {
        thread.push(value);
        return type(thread);
    }

    /** The type of the topmost value. */
    private static long type(NativeThread thread) {
        return Memory.getInt(thread.fromTop(1)) & StateLayout.TYPE_MASK;
    }

    private static Object index(Object object, Object key) {
        if (object instanceof LuaTable table) {
            Object value = table.get(key);
            if (value != LuaNil.NIL || table.metatable() == null) {
                return value;
            }
        }
        return LuaOperations.index(object, key);
    }

    private static void setIndex(Object object, Object key, Object value) {
        if (object instanceof LuaTable table && table.metatable() == null) {
            put(table, key, value);
        } else {
            LuaOperations.setIndex(object, key, value);
        }
    }

    private static LuaTable table(NativeThread thread, long slot) {
        if (thread.read(slot) instanceof LuaTable table) {
            return table;
        }
        throw new LuaError(LuaString.of("table expected"), null); // where the reference would read what is no table
    }

    private static void put(LuaTable table, Object key, Object value) {
        switch (key) {
            case LuaString string -> table.putComputed(string, value);
            case Long integer -> table.put((long) integer, value);
            case LuaNil nil -> throw new LuaError(LuaString.of("table index is nil"), null);
            case Double number
            when Double.isNaN(number) -> throw new LuaError(LuaString.of("table index is NaN"), null);
            default -> table.put(key, value);
        }
    }

    static long create(NativeThread thread, long elements) {
        LuaTable table = new LuaTable();
        thread.push(table);
        return 0;
    }

    /** The key is on the top, and the value takes its place. */
    static long get(NativeThread thread, long slot) {
        Object value = index(thread.read(slot), thread.peek(1));
        thread.replaceTop(value);
        return type(thread);
    }

    static long getField(NativeThread thread, long slot, long name) {
        return pushed(thread, index(thread.read(slot), thread.program().key(name)));
    }

    static long getIndex(NativeThread thread, long slot, long index) {
        return pushed(thread, index(thread.read(slot), index));
    }

    static long rawGet(NativeThread thread, long slot) {
        thread.replaceTop(table(thread, slot).get(thread.peek(1)));
        return type(thread);
    }

    static long rawGetIndex(NativeThread thread, long slot, long index) {
        return pushed(thread, table(thread, slot).get(index));
    }

    static long getGlobal(NativeThread thread, long name) {
        return pushed(thread, index(globals(thread), thread.program().key(name)));
    }

    private static Object globals(NativeThread thread) {
        return thread.program().context().registry().get(2L);
    }

    /** Key and value are on the top, and are popped. */
    static long set(NativeThread thread, long slot) {
        Object object = thread.read(slot);
        Object value = thread.pop();
        setIndex(object, thread.pop(), value);
        return 0;
    }

    static long setField(NativeThread thread, long slot, long name) {
        Object object = thread.read(slot);
        setIndex(object, thread.program().key(name), thread.pop());
        return 0;
    }

    static long setIndex(NativeThread thread, long slot, long index) {
        Object object = thread.read(slot);
        setIndex(object, (Object) index, thread.pop());
        return 0;
    }

    static long rawSet(NativeThread thread, long slot) {
        LuaTable table = table(thread, slot);
        Object value = thread.pop();
        put(table, thread.pop(), value);
        return 0;
    }

    static long rawSetIndex(NativeThread thread, long slot, long index) {
        LuaTable table = table(thread, slot);
        table.put(index, thread.pop());
        return 0;
    }

    static long setGlobal(NativeThread thread, long name) {
        setIndex(globals(thread), thread.program().key(name), thread.pop());
        return 0;
    }

    /** Puts the next key and its value in the place of a key; returns whether there is one. */
    static long next(NativeThread thread, long slot) {
        LuaTable table = table(thread, slot);
        Object key = thread.pop();
        int position = NextFunction.nextPosition(null, table, LuaTable.START, key);
        if (position < 0) {
            return 0;
        }
        thread.push(table.keyAt(position));
        thread.push(table.valueAt(position));
        return 1;
    }
}
