package dev.flua.language.parser;

import dev.flua.language.parser.Tree.Expression;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;

/**
 * Compile-time constants: {@code local x <const> = literal}. The reference replaces every use of such a variable by
 * its value, so that it is never an upvalue; arithmetic on literals, which the reference folds as well, is left to
 * the nodes.
 */
final class Constants {
    private Constants() {}

    /** The value that a use of the variable is replaced by, if {@code initial} is one; otherwise null. */
    static Expression of(Expression initial) {
        return switch (initial) {
            case Tree.Nil literal -> literal;
            case Tree.BooleanLiteral literal -> literal;
            case Tree.IntegerLiteral literal -> literal;
            case Tree.FloatLiteral literal -> literal;
            case Tree.StringLiteral literal -> literal;
            case Tree.Unary unary when unary.operator() == Tree.UnaryOperator.MINUS -> negated(unary);
            default -> null;
        };
    }

    private static Expression negated(Tree.Unary unary) {
        return switch (unary.operand()) {
            case Tree.IntegerLiteral literal -> new Tree.IntegerLiteral(unary.start(), unary.end(), -literal.value());
            case Tree.FloatLiteral literal
            when literal.value() != 0.0 -> new Tree.FloatLiteral(unary.start(), unary.end(), -literal.value());
            default -> null;
        };
    }

    /** The value that a constant stands for. */
    static Object value(Expression constant) {
        return switch (constant) {
            case Tree.Nil literal -> LuaNil.NIL;
            case Tree.BooleanLiteral literal -> literal.value();
            case Tree.IntegerLiteral literal -> literal.value();
            case Tree.FloatLiteral literal -> literal.value();
            case Tree.StringLiteral literal -> literal.value();
            default -> throw new IllegalArgumentException("not a constant: " + constant);
        };
    }

    /** The constant that stands for {@code value}, of a declaration that is not part of the source. */
    static Expression literal(Object value) {
        return switch (value) {
            case LuaNil nil -> new Tree.Nil(0, 0);
            case Boolean truth -> new Tree.BooleanLiteral(0, 0, truth);
            case Long integer -> new Tree.IntegerLiteral(0, 0, integer);
            case Double number -> new Tree.FloatLiteral(0, 0, number);
            case LuaString string -> new Tree.StringLiteral(0, 0, string);
            default -> throw new IllegalArgumentException("not a constant: " + value);
        };
    }

    /** The constant {@code value} as a use of it in another place. */
    static Expression at(Expression value, int start, int end) {
        return switch (value) {
            case Tree.Nil literal -> new Tree.Nil(start, end);
            case Tree.BooleanLiteral literal -> new Tree.BooleanLiteral(start, end, literal.value());
            case Tree.IntegerLiteral literal -> new Tree.IntegerLiteral(start, end, literal.value());
            case Tree.FloatLiteral literal -> new Tree.FloatLiteral(start, end, literal.value());
            case Tree.StringLiteral literal -> new Tree.StringLiteral(start, end, literal.value());
            default -> throw new IllegalArgumentException("not a constant: " + value);
        };
    }
}
