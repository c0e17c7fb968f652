package dev.flua.language.parser;

import dev.flua.language.parser.Tree.BinaryOperator;
import dev.flua.language.parser.Tree.UnaryOperator;

/**
 * The operators' priorities (manual §3.4.8). An operator takes an operand from the one before it if its left priority
 * is higher than the other's right priority; right associative operators have a lower priority on their right.
 */
final class Precedence {
    static final int UNARY = 12;

    private Precedence() {}

    static int left(BinaryOperator operator) {
        return switch (operator) {
            case OR -> 1;
            case AND -> 2;
            case LT, GT, LE, GE, NE, EQ -> 3;
            case BOR -> 4;
            case BXOR -> 5;
            case BAND -> 6;
            case SHL, SHR -> 7;
            case CONCAT -> 9;
            case ADD, SUB -> 10;
            case MUL, DIV, IDIV, MOD -> 11;
            case POW -> 14;
        };
    }

    static int right(BinaryOperator operator) {
        return switch (operator) {
            case CONCAT -> 8;
            case POW -> 13;
            default -> left(operator);
        };
    }

    /** The binary operator that a token means after an operand. */
    static BinaryOperator binary(int token) {
        return switch (token) {
            case LuaLexer.OR -> BinaryOperator.OR;
            case LuaLexer.AND -> BinaryOperator.AND;
            case LuaLexer.LESS -> BinaryOperator.LT;
            case LuaLexer.GREATER -> BinaryOperator.GT;
            case LuaLexer.LESS_EQUAL -> BinaryOperator.LE;
            case LuaLexer.GREATER_EQUAL -> BinaryOperator.GE;
            case LuaLexer.NOT_EQUAL -> BinaryOperator.NE;
            case LuaLexer.EQUAL -> BinaryOperator.EQ;
            case LuaLexer.PIPE -> BinaryOperator.BOR;
            case LuaLexer.TILDE -> BinaryOperator.BXOR;
            case LuaLexer.AMPERSAND -> BinaryOperator.BAND;
            case LuaLexer.SHIFT_LEFT -> BinaryOperator.SHL;
            case LuaLexer.SHIFT_RIGHT -> BinaryOperator.SHR;
            case LuaLexer.CONCAT -> BinaryOperator.CONCAT;
            case LuaLexer.PLUS -> BinaryOperator.ADD;
            case LuaLexer.MINUS -> BinaryOperator.SUB;
            case LuaLexer.STAR -> BinaryOperator.MUL;
            case LuaLexer.SLASH -> BinaryOperator.DIV;
            case LuaLexer.DOUBLE_SLASH -> BinaryOperator.IDIV;
            case LuaLexer.PERCENT -> BinaryOperator.MOD;
            case LuaLexer.CARET -> BinaryOperator.POW;
            default -> throw new IllegalArgumentException("not a binary operator: " + token);
        };
    }

    /** The unary operator that a token means before an operand. */
    static UnaryOperator unary(int token) {
        return switch (token) {
            case LuaLexer.NOT -> UnaryOperator.NOT;
            case LuaLexer.MINUS -> UnaryOperator.MINUS;
            case LuaLexer.HASH -> UnaryOperator.LENGTH;
            case LuaLexer.TILDE -> UnaryOperator.BNOT;
            default -> throw new IllegalArgumentException("not a unary operator: " + token);
        };
    }
}
