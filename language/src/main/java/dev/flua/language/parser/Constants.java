package dev.flua.language.parser;

import dev.flua.language.parser.Tree.Expression;

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
