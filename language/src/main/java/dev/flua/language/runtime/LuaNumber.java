package dev.flua.language.runtime;

/**
 * A number in code that meets integers and floats, without a box for each kind: the compiler keeps its two parts in registers,
 * also where the paths of an integer and of a float meet. It is handed from one node to the next and stored nowhere.
 */
public final class LuaNumber {
    private final boolean isInteger;
    private final long bits;

    private LuaNumber(boolean isInteger, long bits) {
        this.isInteger = isInteger;
        this.bits = bits;
    }

    public static LuaNumber of(long value) {
        return new LuaNumber(true, value);
    }

    public static LuaNumber of(double value) {
        return new LuaNumber(false, Double.doubleToRawLongBits(value));
    }

    public boolean isInteger() {
        return isInteger;
    }

    /** The value of an integer. */
    public long integer() {
        return bits;
    }

    /** The value of a float. */
    public double number() {
        return Double.longBitsToDouble(bits);
    }

    /** The value as a float, rounded where it is an integer beyond 2^53. */
    public double toFloat() {
        return isInteger ? (double) bits : Double.longBitsToDouble(bits);
    }

    /** The Lua value. */
    public Object box() {
        return isInteger ? (Object) bits : (Object) Double.longBitsToDouble(bits);
    }
}
