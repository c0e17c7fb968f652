package dev.flua.language.foreign;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.runtime.FloatArithmetic;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.Event;

/** Operators on numbers of other languages: those that are too large for an integer count as floats. */
public final class ForeignArithmetic {
    private ForeignArithmetic() {}

    /** The result of an operator, null where it is not defined for the operands. */
    @TruffleBoundary
    public static Object apply(Event event, Object left, Object right) {
        if (event == Event.CONCAT) {
            return concat(left, right);
        }
        if (!ForeignNumbers.areOperands(left, right)) {
            return null;
        }
        double a = ForeignNumbers.toFloat(left);
        double b = ForeignNumbers.toFloat(right);
        return switch (event) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case MOD -> FloatArithmetic.modulo(a, b);
            case POW -> FloatArithmetic.power(a, b);
            case IDIV -> FloatArithmetic.floorDivide(a, b);
            case UNM -> -a;
            default -> null;
        };
    }

    private static LuaString concat(Object left, Object right) {
        if (!ForeignNumbers.hasText(left) && !ForeignNumbers.hasText(right)) {
            return null;
        }
        LuaString leftText = ForeignNumbers.text(left);
        LuaString rightText = ForeignNumbers.text(right);
        return leftText == null || rightText == null ? null : LuaString.concat(leftText, rightText);
    }
}
