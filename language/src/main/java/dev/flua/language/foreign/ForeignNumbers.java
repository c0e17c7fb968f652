package dev.flua.language.foreign;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.JavaValues;
import dev.flua.language.runtime.LuaString;
import java.math.BigDecimal;

/**
 * Operators with numbers of other languages that are no integer or float of Lua's, such as {@code BigInteger}, and with other
 * objects that have an order or a text.
 */
public final class ForeignNumbers {
    private static final String COMPARE = "compareTo";

    private ForeignNumbers() {}

    @TruffleBoundary
    public static boolean isNumber(Object value) {
        return ForeignAccess.isForeign(value)
                && (InteropLibrary.getUncached().fitsInBigInteger(value) || JavaValues.decimal(value) != null);
    }

    /** Whether arithmetic has an operand of this kind, and the other one is a number too. */
    @TruffleBoundary
    public static boolean areOperands(Object left, Object right) {
        return (isNumber(left) && (isNumber(right) || isLuaNumber(right))) || (isLuaNumber(left) && isNumber(right));
    }

    private static boolean isLuaNumber(Object value) {
        return value instanceof Long || value instanceof Double;
    }

    /** The nearest float. */
    @TruffleBoundary
    public static double toFloat(Object value) {
        return exact(value).doubleValue();
    }

    private static Number exact(Object value) {
        if (isLuaNumber(value)) {
            return (Number) value;
        }
        BigDecimal decimal = JavaValues.decimal(value);
        if (decimal != null) {
            return decimal;
        }
        try {
            return InteropLibrary.getUncached().asBigInteger(value);
        } catch (UnsupportedMessageException e) {
            throw ForeignAccess.inconsistent(e);
        }
    }

    /** Whether {@code ..} joins the text of the object. */
    @TruffleBoundary
    public static boolean hasText(Object value) {
        return isNumber(value) || JavaValues.hasText(value) || ForeignAccess.hasTime(value);
    }

    /** The text of a value that {@code ..} joins; null for anything else. */
    @TruffleBoundary
    public static LuaString text(Object value) {
        return hasText(value) ? LuaString.of(ForeignAccess.text(value)) : Coercions.toStringOrNull(value);
    }

    /**
     * Whether two values of which at least one comes from another language are equal though not the same object: numbers, dates
     * and times, the constant of an enumeration and its name.
     */
    @TruffleBoundary
    public static boolean areEqual(Object left, Object right) {
        if (right instanceof LuaString name) {
            return JavaValues.isNamed(left, name);
        }
        if (left instanceof LuaString name) {
            return JavaValues.isNamed(right, name);
        }
        if (areOperands(left, right)) {
            Integer order = compare(left, right);
            return order != null && order == 0;
        }
        return JavaValues.areEqual(left, right);
    }

    /**
     * Compares two objects of which at least one comes from another language: numbers by value, and objects that have a member
     * {@code compareTo} as that says.
     *
     * @return as {@link Comparable#compareTo}; null where the objects have no order
     */
    @TruffleBoundary
    public static Integer compare(Object left, Object right) {
        if (areOperands(left, right)) {
            if (isNaN(left) || isNaN(right)) {
                return null;
            }
            return isInfinite(left) || isInfinite(right)
                    ? Double.valueOf(toFloat(left)).compareTo(toFloat(right))
                    : decimal(left).compareTo(decimal(right));
        }
        Integer order = JavaValues.compare(left, right);
        if (order != null) {
            return order;
        }
        InteropLibrary interop = InteropLibrary.getUncached();
        if (!ForeignAccess.isForeign(left) || !interop.isMemberInvocable(left, COMPARE)) {
            return null;
        }
        try {
            return interop.asInt(interop.invokeMember(left, COMPARE, right));
        } catch (InteropException e) {
            return null;
        }
    }

    private static boolean isNaN(Object value) {
        return value instanceof Double number && number.isNaN();
    }

    private static boolean isInfinite(Object value) {
        return value instanceof Double number && number.isInfinite();
    }

    private static BigDecimal decimal(Object value) {
        return value instanceof Double number
                ? new BigDecimal(number)
                : new BigDecimal(exact(value).toString());
    }
}
