package dev.flua.language.nodes.arith;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.foreign.ForeignNumbers;
import dev.flua.language.nodes.BinaryNode;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.UnaryNode;
import dev.flua.language.nodes.concat.ConcatNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.table.Event;

/** The error of an operator on operands that it is not defined for: which of them is to blame, and what it is called. */
final class OperandError {
    private final Node location;
    private final Event event;
    private final Object left;
    private final Object right;

    private OperandError(Node location, Event event, Object left, Object right) {
        this.location = location;
        this.event = event;
        this.left = left;
        this.right = right;
    }

    /**
     * The error of the operator that {@code location} is part of. A unary operator has its operand twice ({@code luaT_trybinTM} in
     * {@code ltm.c}).
     */
    @TruffleBoundary
    static LuaError of(Node location, Event event, Object left, Object right) {
        return new OperandError(location, event, left, right).error();
    }

    private LuaError error() {
        return switch (event) {
            case BAND, BOR, BXOR, SHL, SHR, BNOT ->
                isNumber(left) && isNumber(right)
                        ? noInteger()
                        : badOperand(isNumber(left) ? right : left, "perform bitwise operation on");
            case CONCAT -> badOperand(isNumber(left) || left instanceof LuaString ? right : left, "concatenate");
            default -> badOperand(isNumber(left) ? right : left, "perform arithmetic on");
        };
    }

    private static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof Double || ForeignNumbers.isNumber(value);
    }

    private LuaError noInteger() {
        Object culprit = Coercions.toInteger(left) == null ? left : right;
        return Errors.at(location, "number" + name(culprit) + " has no integer representation");
    }

    private LuaError badOperand(Object culprit, String what) {
        return Errors.at(
                location, "attempt to " + what + " a " + Metatables.objectTypeName(culprit) + " value" + name(culprit));
    }

    private String name(Object culprit) {
        return LuaExpressionNode.describe(operand(culprit));
    }

    private LuaExpressionNode operand(Object culprit) {
        Node operator = location.getParent();
        while (operator != null && !(operator instanceof LuaExpressionNode)) {
            operator = operator.getParent();
        }
        if (operator instanceof BinaryNode binary) {
            LuaExpressionNode node = culprit == left ? binary.getLeft() : binary.getRight();
            if (event == Event.CONCAT && culprit != left && node instanceof ConcatNode rest) {
                // The reference joins all operands at once; what it has joined takes the place of the first of them.
                return rest.getLeft();
            }
            boolean constant = node != null && "constant".equals(node.variableKind());
            return constant && !(culprit instanceof LuaString) ? null : node;
        }
        return operator instanceof UnaryNode unary ? unary.getOperand() : null;
    }
}
