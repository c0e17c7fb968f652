package dev.flua.language.nodes.arith;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.interop.ForeignNumbers;
import dev.flua.language.nodes.BinaryNode;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.UnaryNode;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.nodes.call.CallSite;
import dev.flua.language.nodes.concat.ConcatNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.VariableName;
import dev.flua.language.runtime.table.Event;
import java.util.Locale;

/** Operators on operands that they are not defined for: the metamethod, or the reference's error (luaT_trybinTM). */
public final class OperatorMetamethodNode extends Node implements CallSite {
    private final Event event;

    @Child
    private CallNode call = CallNode.create();

    private OperatorMetamethodNode(Event event) {
        this.event = event;
    }

    public static OperatorMetamethodNode create(Event event) {
        return new OperatorMetamethodNode(event);
    }

    /** The result of the metamethod. */
    public Object execute(Object left, Object right) {
        Object method = Metatables.binaryMetamethod(left, right, event);
        if (method == LuaNil.NIL) {
            return foreign(left, right);
        }
        return Values.first(call.execute(method, left, right));
    }

    /** Numbers of other languages that are too large for an integer count as floats. */
    @TruffleBoundary
    private Object foreign(Object left, Object right) {
        if (event == Event.CONCAT && (ForeignNumbers.hasText(left) || ForeignNumbers.hasText(right))) {
            LuaString leftText = ForeignNumbers.text(left);
            LuaString rightText = ForeignNumbers.text(right);
            if (leftText != null && rightText != null) {
                return LuaString.concat(leftText, rightText);
            }
        }
        if (!ForeignNumbers.areOperands(left, right)) {
            throw undefined(left, right);
        }
        double a = ForeignNumbers.toFloat(left);
        double b = ForeignNumbers.toFloat(right);
        return switch (event) {
            case ADD -> AddNode.doFloats(a, b);
            case SUB -> SubtractNode.doFloats(a, b);
            case MUL -> MultiplyNode.doFloats(a, b);
            case DIV -> DivideNode.doFloats(a, b);
            case MOD -> ModuloNode.doFloats(a, b);
            case POW -> PowerNode.doFloats(a, b);
            case IDIV -> FloorDivideNode.doFloats(a, b);
            case UNM -> -a;
            default -> throw undefined(left, right);
        };
    }

    @TruffleBoundary
    private LuaError undefined(Object left, Object right) {
        return switch (event) {
            case BAND, BOR, BXOR, SHL, SHR, BNOT -> {
                if (isNumber(left) && isNumber(right)) {
                    yield noInteger(left, right);
                }
                yield badOperand(isNumber(left) ? right : left, left, "perform bitwise operation on");
            }
            case CONCAT -> badOperand(isNumber(left) || left instanceof LuaString ? right : left, left, "concatenate");
            default -> badOperand(isNumber(left) ? right : left, left, "perform arithmetic on");
        };
    }

    private LuaError noInteger(Object left, Object right) {
        Object culprit = Coercions.toInteger(left) == null ? left : right;
        return LuaError.at(this, "number" + VariableName.of(operand(culprit, left)) + " has no integer representation");
    }

    private LuaError badOperand(Object culprit, Object left, String what) {
        return LuaError.at(
                this,
                "attempt to " + what + " a " + Metatables.objectTypeName(culprit) + " value"
                        + VariableName.of(operand(culprit, left)));
    }

    private LuaExpressionNode operand(Object culprit, Object left) {
        Node operator = getParent();
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

    private static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof Double || ForeignNumbers.isNumber(value);
    }

    @Override
    public String calleeName() {
        return event.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String calleeKind() {
        return "metamethod";
    }
}
