package dev.flua.language.runtime.table;

import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaNumber;
import dev.flua.language.runtime.LuaString;

/**
 * Where and how tables of one {@link Shape} keep the value of one string key.
 *
 * @param key the key
 * @param kind how the value is stored
 * @param slot index into the table's number slots, or into its object slots for {@link Kind#OBJECT}
 */
public record Property(LuaString key, Kind kind, int slot) {
    /** How a slot stores its value. Each kind can hold all that the kinds before it that it {@link #join joins} can. */
    public enum Kind {
        /** One number slot holding an integer. */
        INTEGER,
        /** One number slot holding the bits of a float. */
        FLOAT,
        /** Two number slots: payload, then {@link #TAG_INTEGER} or {@link #TAG_FLOAT}. */
        NUMBER,
        /** An object slot; nil means that the key is absent. */
        OBJECT;

        static Kind of(Object value) {
            if (value instanceof Long) {
                return INTEGER;
            }
            return value instanceof Double ? FLOAT : OBJECT;
        }

        /** The narrowest kind that holds the values of both. */
        Kind join(Kind other) {
            if (this == other) {
                return this;
            }
            return this == OBJECT || other == OBJECT ? OBJECT : NUMBER;
        }

        /** Number slots taken. */
        int numberSlots() {
            return this == OBJECT ? 0 : this == NUMBER ? 2 : 1;
        }
    }

    public static final long TAG_INTEGER = 0;
    public static final long TAG_FLOAT = 1;

    public boolean isInteger() {
        return kind == Kind.INTEGER;
    }

    public boolean isFloat() {
        return kind == Kind.FLOAT;
    }

    public boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    public boolean isObject() {
        return kind == Kind.OBJECT;
    }

    public long getInteger(LuaTable table) {
        return table.numbers[slot];
    }

    public double getFloat(LuaTable table) {
        return Double.longBitsToDouble(table.numbers[slot]);
    }

    /** Whether a slot of kind {@link Kind#NUMBER} holds an integer now. */
    public boolean hasTaggedInteger(LuaTable table) {
        return table.numbers[slot + 1] == TAG_INTEGER;
    }

    /** The value where the kind is one of numbers. */
    public LuaNumber getNumber(LuaTable table) {
        boolean isInteger = isInteger() || (isNumber() && hasTaggedInteger(table));
        return isInteger ? LuaNumber.of(getInteger(table)) : LuaNumber.of(getFloat(table));
    }

    public Object getObject(LuaTable table) {
        return table.objects[slot];
    }

    /** The value whatever the kind; nil where the key is absent. */
    public Object get(LuaTable table) {
        return switch (kind) {
            case INTEGER -> table.numbers[slot];
            case FLOAT -> Double.longBitsToDouble(table.numbers[slot]);
            case NUMBER ->
                hasTaggedInteger(table)
                        ? (Object) table.numbers[slot]
                        : (Object) Double.longBitsToDouble(table.numbers[slot]);
            case OBJECT -> table.objects[slot];
        };
    }

    /** Whether a value fits without a change of shape. */
    public boolean accepts(Object value) {
        return switch (kind) {
            case INTEGER -> value instanceof Long;
            case FLOAT -> value instanceof Double;
            case NUMBER -> value instanceof Long || value instanceof Double;
            case OBJECT -> true;
        };
    }

    public void setInteger(LuaTable table, long value) {
        table.numbers[slot] = value;
    }

    public void setFloat(LuaTable table, double value) {
        table.numbers[slot] = Double.doubleToRawLongBits(value);
    }

    /** Stores an integer in a slot of kind {@link Kind#NUMBER}. */
    public void setTagged(LuaTable table, long value) {
        table.numbers[slot] = value;
        table.numbers[slot + 1] = TAG_INTEGER;
    }

    /** Stores a float in a slot of kind {@link Kind#NUMBER}. */
    public void setTagged(LuaTable table, double value) {
        table.numbers[slot] = Double.doubleToRawLongBits(value);
        table.numbers[slot + 1] = TAG_FLOAT;
    }

    public void setObject(LuaTable table, Object value) {
        ArrayStorage.forWriting(table.objects)[slot] = value;
    }

    /** Stores a value that the kind {@linkplain #accepts accepts}. */
    public void set(LuaTable table, Object value) {
        switch (kind) {
            case INTEGER -> table.numbers[slot] = (long) value;
            case FLOAT -> table.numbers[slot] = Double.doubleToRawLongBits((double) value);
            case NUMBER -> {
                if (value instanceof Long integer) {
                    setTagged(table, (long) integer);
                } else {
                    setTagged(table, (double) value);
                }
            }
            case OBJECT -> setObject(table, value);
        }
    }

    /** Whether the value is where that of {@code other} is; faster than to compare the records in native executables. */
    boolean liesAs(Property other) {
        return slot == other.slot && kind == other.kind;
    }

    boolean isAbsent(LuaTable table) {
        return kind == Kind.OBJECT && table.objects[slot] == LuaNil.NIL;
    }
}
