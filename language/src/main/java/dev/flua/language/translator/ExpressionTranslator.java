package dev.flua.language.translator;

import dev.flua.language.nodes.BinaryNode;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.MultipleValuesNode;
import dev.flua.language.nodes.UnaryNode;
import dev.flua.language.nodes.access.ElementNodeGen;
import dev.flua.language.nodes.access.MemberNodeGen;
import dev.flua.language.nodes.arith.AddNode;
import dev.flua.language.nodes.arith.DivideNode;
import dev.flua.language.nodes.arith.FloorDivideNode;
import dev.flua.language.nodes.arith.LengthNodeGen;
import dev.flua.language.nodes.arith.ModuloNode;
import dev.flua.language.nodes.arith.MultiplyNode;
import dev.flua.language.nodes.arith.NegateNodeGen;
import dev.flua.language.nodes.arith.PowerNode;
import dev.flua.language.nodes.arith.SubtractNode;
import dev.flua.language.nodes.bitwise.BitAndNodeGen;
import dev.flua.language.nodes.bitwise.BitNotNodeGen;
import dev.flua.language.nodes.bitwise.BitOrNodeGen;
import dev.flua.language.nodes.bitwise.BitXorNodeGen;
import dev.flua.language.nodes.bitwise.ShiftLeftNodeGen;
import dev.flua.language.nodes.bitwise.ShiftRightNodeGen;
import dev.flua.language.nodes.call.FunctionCallNode;
import dev.flua.language.nodes.call.MethodCallNode;
import dev.flua.language.nodes.compare.AndNode;
import dev.flua.language.nodes.compare.EqualConstantNode;
import dev.flua.language.nodes.compare.EqualNodeGen;
import dev.flua.language.nodes.compare.GreaterOrEqualNode;
import dev.flua.language.nodes.compare.GreaterThanNode;
import dev.flua.language.nodes.compare.LessOrEqualNode;
import dev.flua.language.nodes.compare.LessThanNode;
import dev.flua.language.nodes.compare.NotNode;
import dev.flua.language.nodes.compare.OrNode;
import dev.flua.language.nodes.concat.ConcatNodeGen;
import dev.flua.language.nodes.function.ClosureNode;
import dev.flua.language.nodes.function.ParenthesizedNode;
import dev.flua.language.nodes.literal.ConstantNode;
import dev.flua.language.nodes.literal.FloatNode;
import dev.flua.language.nodes.literal.IntegerNode;
import dev.flua.language.nodes.local.ReadCellNode;
import dev.flua.language.nodes.local.ReadLocalNode;
import dev.flua.language.nodes.local.VarargNode;
import dev.flua.language.nodes.table.ArrayConstructorNode;
import dev.flua.language.nodes.table.EmptyTableNode;
import dev.flua.language.nodes.table.RecordConstructorNode;
import dev.flua.language.nodes.table.TableConstructorNode;
import dev.flua.language.nodes.upvalue.ReadUpvalueNode;
import dev.flua.language.parser.FunctionTree;
import dev.flua.language.parser.LocalVariable;
import dev.flua.language.parser.Tree;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns the expressions of one function into nodes. */
final class ExpressionTranslator {
    private static final String ENVIRONMENT = "_ENV";

    /** What the reference calls an upvalue without debug information. */
    private static final String NO_NAME = "?";

    private final Translator translator;
    private final Translator.Frame frame;

    ExpressionTranslator(Translator translator, Translator.Frame frame) {
        this.translator = translator;
        this.frame = frame;
    }

    LuaExpressionNode[] translate(List<Tree.Expression> list) {
        LuaExpressionNode[] nodes = new LuaExpressionNode[list.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = translate(list.get(i));
        }
        return nodes;
    }

    LuaExpressionNode translate(Tree.Expression expression) {
        return translate(expression, null);
    }

    /**
     * @param name what to call the function that the expression defines, null where it has no name
     */
    LuaExpressionNode translate(Tree.Expression expression, String name) {
        LuaExpressionNode node =
                switch (expression) {
                    case Tree.Nil ignored -> new ConstantNode(LuaNil.NIL);
                    case Tree.BooleanLiteral literal -> new ConstantNode(literal.value());
                    case Tree.IntegerLiteral literal -> new IntegerNode(literal.value());
                    case Tree.FloatLiteral literal -> new FloatNode(literal.value());
                    case Tree.StringLiteral literal -> new ConstantNode(literal.value());
                    case Tree.Vararg ignored ->
                        new VarargNode(frame.tree().parameters().size());
                    case Tree.Local local -> variable(local.variable());
                    case Tree.Index index -> index(index);
                    case Tree.Call call ->
                        new FunctionCallNode(translate(call.function()), translate(call.arguments()), call.line());
                    case Tree.MethodCall call ->
                        new MethodCallNode(
                                translate(call.object()), call.name(), translate(call.arguments()), call.line());
                    case Tree.Function function -> closure(function.function(), name);
                    case Tree.Binary binary -> binary(binary);
                    case Tree.Unary unary -> unary(unary);
                    case Tree.Parenthesized parenthesized -> parenthesized(parenthesized);
                    case Tree.TableConstructor table -> table(table);
                };
        if (!(expression instanceof Tree.Parenthesized)) {
            node.setSource(expression.start(), expression.end());
        }
        return node;
    }

    private LuaExpressionNode variable(LocalVariable variable) {
        String name = translator.isStripped() ? null : variable.name();
        int upvalue = frame.upvalue(variable);
        if (upvalue >= 0) {
            return new ReadUpvalueNode(upvalue, name == null ? NO_NAME : name);
        }
        int slot = frame.slot(variable);
        return variable.isCaptured() ? new ReadCellNode(slot, name) : new ReadLocalNode(slot, name);
    }

    private LuaExpressionNode index(Tree.Index index) {
        LuaExpressionNode object = translate(index.object());
        if (index.key() instanceof Tree.StringLiteral key) {
            boolean global = !translator.isStripped()
                    && index.object() instanceof Tree.Local local
                    && local.variable().name().equals(ENVIRONMENT);
            return MemberNodeGen.create(key.value(), global, index.line(), object);
        }
        return ElementNodeGen.create(index.line(), object, translate(index.key()));
    }

    private LuaExpressionNode closure(FunctionTree function, String name) {
        List<FunctionTree.Upvalue> upvalues = function.upvalues();
        int[] sources = new int[upvalues.size()];
        for (int i = 0; i < sources.length; i++) {
            FunctionTree.Upvalue upvalue = upvalues.get(i);
            sources[i] = upvalue.parentUpvalue() < 0 ? frame.slot(upvalue.variable()) : -1 - upvalue.parentUpvalue();
        }
        return new ClosureNode(translator.innerFunction(function, name), sources);
    }

    private LuaExpressionNode parenthesized(Tree.Parenthesized parenthesized) {
        LuaExpressionNode inner = translate(parenthesized.inner());
        return inner instanceof MultipleValuesNode multiple ? new ParenthesizedNode(multiple) : inner;
    }

    private LuaExpressionNode binary(Tree.Binary binary) {
        LuaExpressionNode left = translate(binary.left());
        LuaExpressionNode right = translate(binary.right());
        LuaExpressionNode node =
                switch (binary.operator()) {
                    case OR -> new OrNode(left, right);
                    case AND -> new AndNode(left, right);
                    case LT -> new LessThanNode(left, right);
                    case GT -> new GreaterThanNode(left, right);
                    case LE -> new LessOrEqualNode(left, right);
                    case GE -> new GreaterOrEqualNode(left, right);
                    case EQ, NE -> equal(left, right);
                    case BOR -> BitOrNodeGen.create(left, right);
                    case BXOR -> BitXorNodeGen.create(left, right);
                    case BAND -> BitAndNodeGen.create(left, right);
                    case SHL -> ShiftLeftNodeGen.create(left, right);
                    case SHR -> ShiftRightNodeGen.create(left, right);
                    case CONCAT -> ConcatNodeGen.create(left, right);
                    case ADD -> new AddNode(left, right);
                    case SUB -> new SubtractNode(left, right);
                    case MUL -> new MultiplyNode(left, right);
                    case DIV -> new DivideNode(left, right);
                    case IDIV -> new FloorDivideNode(left, right);
                    case MOD -> new ModuloNode(left, right);
                    case POW -> new PowerNode(left, right);
                };
        if (node instanceof BinaryNode operator) {
            operator.setLine(binary.line());
        }
        return binary.operator() == Tree.BinaryOperator.NE ? new NotNode(node) : node;
    }

    private static LuaExpressionNode equal(LuaExpressionNode left, LuaExpressionNode right) {
        if (right instanceof ConstantNode constant) {
            return new EqualConstantNode(left, constant);
        }
        if (left instanceof ConstantNode constant) {
            return new EqualConstantNode(right, constant);
        }
        return EqualNodeGen.create(left, right);
    }

    private LuaExpressionNode unary(Tree.Unary unary) {
        LuaExpressionNode operand = translate(unary.operand());
        LuaExpressionNode node =
                switch (unary.operator()) {
                    case NOT -> new NotNode(operand);
                    case MINUS -> minus(unary, operand);
                    case LENGTH -> LengthNodeGen.create(operand);
                    case BNOT -> BitNotNodeGen.create(operand);
                };
        if (node instanceof UnaryNode operator) {
            operator.setLine(unary.line());
        }
        return node;
    }

    private static LuaExpressionNode minus(Tree.Unary unary, LuaExpressionNode operand) {
        return switch (unary.operand()) {
            case Tree.IntegerLiteral literal -> new IntegerNode(-literal.value());
            case Tree.FloatLiteral literal -> new FloatNode(-literal.value());
            default -> NegateNodeGen.create(operand);
        };
    }

    private LuaExpressionNode table(Tree.TableConstructor table) {
        List<Tree.Expression> keys = table.keys();
        if (keys.isEmpty()) {
            return new EmptyTableNode();
        }
        LuaExpressionNode[] values = translateValues(table);
        if (isArray(keys)) {
            return new ArrayConstructorNode(values, table.separatorLast());
        }
        if (isRecord(keys)) {
            LuaString[] names = new LuaString[values.length];
            for (int i = 0; i < names.length; i++) {
                names[i] = ((Tree.StringLiteral) keys.get(i)).value();
            }
            return new RecordConstructorNode(names, values);
        }
        LuaExpressionNode[] keyNodes = new LuaExpressionNode[values.length];
        for (int i = 0; i < keyNodes.length; i++) {
            keyNodes[i] = keys.get(i) == null ? null : translate(keys.get(i));
        }
        return new TableConstructorNode(keyNodes, values, table.line());
    }

    private LuaExpressionNode[] translateValues(Tree.TableConstructor table) {
        LuaExpressionNode[] values = new LuaExpressionNode[table.values().size()];
        for (int i = 0; i < values.length; i++) {
            Tree.Expression value = table.values().get(i);
            String name = value instanceof Tree.Function && table.keys().get(i) instanceof Tree.StringLiteral key
                    ? key.value().toString()
                    : null;
            values[i] = translate(value, name);
        }
        return values;
    }

    /** Whether all items are positional. */
    private static boolean isArray(List<Tree.Expression> keys) {
        for (Tree.Expression key : keys) {
            if (key != null) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRecord(List<Tree.Expression> keys) {
        if (keys.size() > RecordConstructorNode.MAX_FIELDS) {
            return false;
        }
        Set<LuaString> seen = new HashSet<>();
        for (Tree.Expression key : keys) {
            if (!(key instanceof Tree.StringLiteral literal) || !seen.add(literal.value())) {
                return false;
            }
        }
        return true;
    }
}
