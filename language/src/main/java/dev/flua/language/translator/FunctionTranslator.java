package dev.flua.language.translator;

import com.oracle.truffle.api.RootCallTarget;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.LuaStatementNode;
import dev.flua.language.nodes.MultipleValuesNode;
import dev.flua.language.nodes.access.WriteElementNodeGen;
import dev.flua.language.nodes.access.WriteMemberNodeGen;
import dev.flua.language.nodes.assign.AdjustedValuesNode;
import dev.flua.language.nodes.assign.AssignmentTarget;
import dev.flua.language.nodes.assign.LocalDeclarationsNode;
import dev.flua.language.nodes.assign.MultipleAssignmentNode;
import dev.flua.language.nodes.call.TailCallNode;
import dev.flua.language.nodes.call.ValueListNode;
import dev.flua.language.nodes.control.BlockNode;
import dev.flua.language.nodes.control.CloseScopeNode;
import dev.flua.language.nodes.control.ConditionNode;
import dev.flua.language.nodes.control.EndLabelNode;
import dev.flua.language.nodes.control.EvaluateNode;
import dev.flua.language.nodes.control.GenericForNode;
import dev.flua.language.nodes.control.IfNode;
import dev.flua.language.nodes.control.Jump;
import dev.flua.language.nodes.control.JumpNode;
import dev.flua.language.nodes.control.Label;
import dev.flua.language.nodes.control.LabelledBlockNode;
import dev.flua.language.nodes.control.NumericForNode;
import dev.flua.language.nodes.control.RepeatNode;
import dev.flua.language.nodes.control.ReturnNode;
import dev.flua.language.nodes.control.WhileNode;
import dev.flua.language.nodes.literal.ConstantNode;
import dev.flua.language.nodes.local.ClearLocalsNode;
import dev.flua.language.nodes.local.DeclareCellNode;
import dev.flua.language.nodes.local.ReadLocalNode;
import dev.flua.language.nodes.local.WriteCellNode;
import dev.flua.language.nodes.local.WriteLocalNode;
import dev.flua.language.nodes.upvalue.WriteUpvalueNode;
import dev.flua.language.parser.FunctionTree;
import dev.flua.language.parser.LocalVariable;
import dev.flua.language.parser.Tree;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.stack.ActiveVariable;
import java.util.ArrayList;
import java.util.List;

/** Turns the statements of one function into nodes. */
final class FunctionTranslator {
    private final Translator translator;
    private final Translator.Frame frame;
    private final ExpressionTranslator expressions;

    FunctionTranslator(Translator translator, FunctionTree tree) {
        this.translator = translator;
        this.frame = new Translator.Frame(tree);
        this.expressions = new ExpressionTranslator(translator, frame);
    }

    RootCallTarget translate(String name) {
        // First of all: the slots that a statement allocates end with it.
        frame.tree().parameters().forEach(frame::slot);
        FunctionTree tree = frame.tree();
        LuaStatementNode body = block(tree.body(), tree.end());
        if (body.sourceStart() >= 0) {
            body = new BlockNode(new LuaStatementNode[] {body}); // tools need both: the body and its only statement
        }
        body.setSource(tree.start(), tree.lineDefined() == 0 ? tree.body().end() : tree.end());
        body.markFunctionBody();
        return translator.root(frame, name, body);
    }

    /**
     * @param end offset after the word that ends the block
     */
    private LuaStatementNode block(Tree.Block block, int end) {
        return statements(end - 1, block.statements(), List.of());
    }

    /** Statements in sequence, then {@code appended} nodes in the same scope. */
    private LuaStatementNode statements(int end, List<Tree.Statement> list, List<LuaStatementNode> appended) {
        List<LuaStatementNode> nodes = new ArrayList<>();
        List<Tree.Label> labels = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        boolean complete = false;
        for (int i = 0; i < list.size(); i++) {
            Tree.Statement statement = list.get(i);
            if (statement instanceof Tree.Label label) {
                labels.add(label);
                positions.add(nodes.size());
            } else if (statement instanceof Tree.LocalStatement local && closed(local) != null) {
                nodes.add(closeScope(local, list.subList(i + 1, list.size()), end, appended));
                complete = true;
                break;
            } else {
                int slots = frame.slotCount();
                nodes.add(statement(statement));
                if (isScope(statement) && frame.slotCount() > slots) {
                    nodes.add(new ClearLocalsNode(slots, frame.slotCount()));
                }
            }
        }
        if (!complete) {
            nodes.addAll(appended);
        }
        return labelled(nodes, labels, positions);
    }

    /** Whether the variables in a statement end with it. Branches of an if do not count: clearing them would cost too often. */
    private static boolean isScope(Tree.Statement statement) {
        return statement instanceof Tree.Do
                || statement instanceof Tree.While
                || statement instanceof Tree.Repeat
                || statement instanceof Tree.NumericFor
                || statement instanceof Tree.GenericFor;
    }

    private LuaStatementNode labelled(List<LuaStatementNode> nodes, List<Tree.Label> labels, List<Integer> positions) {
        LuaStatementNode[] array = nodes.toArray(LuaStatementNode[]::new);
        if (labels.isEmpty()) {
            return array.length == 1 ? array[0] : new BlockNode(array);
        }
        if (positions.stream().allMatch(p -> p == array.length)) {
            LuaStatementNode result = new BlockNode(array);
            for (Tree.Label label : labels) {
                result = new EndLabelNode(frame.label(label), result);
            }
            return result;
        }
        return new LabelledBlockNode(
                array,
                labels.stream().map(frame::label).toArray(Label[]::new),
                positions.stream().mapToInt(Integer::intValue).toArray(),
                frame.hiddenSlots(1));
    }

    private static LocalVariable closed(Tree.LocalStatement local) {
        for (LocalVariable variable : local.variables()) {
            if (variable.attribute() == LocalVariable.Attribute.CLOSE) {
                return variable;
            }
        }
        return null;
    }

    /** A declaration with a variable to be closed, then the rest of its block. */
    private LuaStatementNode closeScope(
            Tree.LocalStatement local, List<Tree.Statement> rest, int end, List<LuaStatementNode> appended) {
        // Before the rest: else a loop in there that is the first to use a variable would allocate its slot, and clear
        // it.
        LuaStatementNode declaration = declare(local);
        declaration.setSource(local.start(), local.end());
        declaration.markStatement();
        LocalVariable variable = closed(local);
        LuaExpressionNode read = expressions.translate(new Tree.Local(local.start(), local.end(), variable));
        String name = translator.isStripped() ? ActiveVariable.NO_NAME : variable.name();
        LuaStatementNode scope =
                new CloseScopeNode(name, declaration, read, statements(end, rest, appended), translator.lineAt(end));
        scope.setSource(local.start(), local.end());
        return scope;
    }

    private LuaStatementNode statement(Tree.Statement statement) {
        LuaStatementNode node =
                switch (statement) {
                    case Tree.LocalStatement local -> declare(local);
                    case Tree.LocalFunctionStatement function -> localFunction(function);
                    case Tree.Assignment assignment -> assignment(assignment);
                    case Tree.CallStatement call ->
                        new EvaluateNode((MultipleValuesNode) expressions.translate(call.call()));
                    case Tree.Do block -> block(block.body(), block.end());
                    case Tree.While loop -> whileLoop(loop);
                    case Tree.Repeat loop -> repeat(loop);
                    case Tree.If conditional -> conditional(conditional, 0);
                    case Tree.NumericFor loop -> numericFor(loop);
                    case Tree.GenericFor loop -> genericFor(loop);
                    case Tree.Return result -> result(result);
                    case Tree.Break ignored -> new JumpNode(Jump.BREAK);
                    case Tree.Goto jump -> new JumpNode(new Jump(frame.label(jump.target())));
                    case Tree.Label label -> throw new AssertionError("label " + label.name() + " outside of a block");
                };
        if (node.sourceStart() < 0 && !(statement instanceof Tree.Do)) {
            node.setSource(statement.start(), statement.end());
            node.markStatement();
        }
        return node;
    }

    private LuaStatementNode declare(Tree.LocalStatement local) {
        List<LocalVariable> variables = local.variables();
        List<Tree.Expression> values = local.values();
        boolean open = !values.isEmpty() && values.size() < variables.size() && isMultiple(values.getLast());
        if (open || values.size() > variables.size()) {
            return declareFromList(variables, values);
        }
        List<LuaStatementNode> nodes = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            LuaExpressionNode value = i < values.size()
                    ? expressions.translate(values.get(i), variables.get(i).name())
                    : new ConstantNode(LuaNil.NIL);
            nodes.add(declaration(variables.get(i), value));
        }
        return nodes.size() == 1 ? nodes.getFirst() : new BlockNode(nodes.toArray(LuaStatementNode[]::new));
    }

    private static boolean isMultiple(Tree.Expression expression) {
        return expression instanceof Tree.Call
                || expression instanceof Tree.MethodCall
                || expression instanceof Tree.Vararg;
    }

    private LuaStatementNode declareFromList(List<LocalVariable> variables, List<Tree.Expression> values) {
        WriteLocalNode[] writes = new WriteLocalNode[variables.size()];
        int[] slots = new int[variables.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = frame.slot(variables.get(i));
            writes[i] = variables.get(i).isCaptured() ? null : new WriteLocalNode(slots[i], null);
        }
        return new LocalDeclarationsNode(
                writes, slots, new AdjustedValuesNode(expressions.translate(values), slots.length));
    }

    private LuaStatementNode declaration(LocalVariable variable, LuaExpressionNode value) {
        int slot = frame.slot(variable);
        return variable.isCaptured() ? new DeclareCellNode(slot, value) : new WriteLocalNode(slot, value);
    }

    private LuaStatementNode localFunction(Tree.LocalFunctionStatement statement) {
        LocalVariable variable = statement.variable();
        LuaExpressionNode function = expressions.translate(statement.function(), variable.name());
        if (!variable.isCaptured()) {
            return declaration(variable, function);
        }
        // The function may refer to itself: the cell must be there before the closure is made.
        int slot = frame.slot(variable);
        return new BlockNode(new LuaStatementNode[] {
            new DeclareCellNode(slot, new ConstantNode(LuaNil.NIL)), new WriteCellNode(slot, function)
        });
    }

    private LuaStatementNode assignment(Tree.Assignment assignment) {
        List<Tree.Expression> targets = assignment.targets();
        if (targets.size() == 1 && assignment.values().size() == 1) {
            String name = assignment.declaration() ? targetName(targets.getFirst()) : null;
            LuaExpressionNode value = expressions.translate(assignment.values().getFirst(), name);
            return assign(targets.getFirst(), value, assignment.line());
        }
        AssignmentTarget[] nodes = new AssignmentTarget[targets.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = target(targets.get(i), assignment.line());
        }
        return new MultipleAssignmentNode(
                nodes, new AdjustedValuesNode(expressions.translate(assignment.values()), nodes.length));
    }

    private static String targetName(Tree.Expression target) {
        return switch (target) {
            case Tree.Local local -> local.variable().name();
            case Tree.Index index
            when index.key() instanceof Tree.StringLiteral key -> {
                String owner = targetName(index.object());
                String name = key.value().toString();
                yield owner == null || owner.equals("_ENV") ? name : owner + "." + name;
            }
            default -> null;
        };
    }

    private LuaStatementNode assign(Tree.Expression target, LuaExpressionNode value, int line) {
        return switch (target) {
            case Tree.Local local -> {
                LocalVariable variable = local.variable();
                int upvalue = frame.upvalue(variable);
                if (upvalue >= 0) {
                    yield new WriteUpvalueNode(upvalue, value);
                }
                int slot = frame.slot(variable);
                yield variable.isCaptured() ? new WriteCellNode(slot, value) : new WriteLocalNode(slot, value);
            }
            case Tree.Index index
            when index.key() instanceof Tree.StringLiteral key ->
                WriteMemberNodeGen.create(key.value(), line, expressions.translate(index.object()), value);
            case Tree.Index index ->
                WriteElementNodeGen.create(
                        line, expressions.translate(index.object()), expressions.translate(index.key()), value);
            default -> throw new AssertionError("not assignable: " + target);
        };
    }

    private AssignmentTarget target(Tree.Expression target, int line) {
        return switch (target) {
            case Tree.Local local -> {
                LocalVariable variable = local.variable();
                int upvalue = frame.upvalue(variable);
                if (upvalue >= 0) {
                    yield new AssignmentTarget.Upvalue(upvalue);
                }
                int slot = frame.slot(variable);
                yield variable.isCaptured()
                        ? new AssignmentTarget.CellLocal(slot)
                        : new AssignmentTarget.Local(new WriteLocalNode(slot, null));
            }
            case Tree.Index index
            when index.key() instanceof Tree.StringLiteral key ->
                new AssignmentTarget.Member(
                        WriteMemberNodeGen.create(key.value(), line, expressions.translate(index.object()), null));
            case Tree.Index index ->
                new AssignmentTarget.Element(
                        WriteElementNodeGen.create(line, expressions.translate(index.object()), null, null),
                        expressions.translate(index.key()));
            default -> throw new AssertionError("not assignable: " + target);
        };
    }

    private LuaStatementNode whileLoop(Tree.While loop) {
        LuaStatementNode body = block(loop.body(), loop.end());
        markBody(body, loop.body());
        return new WhileNode(condition(loop.condition(), loop.condition().end()), body);
    }

    private LuaStatementNode repeat(Tree.Repeat loop) {
        LuaStatementNode until = new RepeatNode.Until(condition(loop.condition(), loop.end()));
        until.setSource(loop.condition().start(), loop.condition().end());
        if (isEmpty(loop.body())) {
            until.markEmptyRound();
        }
        return new RepeatNode(statements(loop.condition().start(), loop.body().statements(), List.of(until)));
    }

    private LuaStatementNode conditional(Tree.If statement, int from) {
        boolean last = from == statement.conditions().size() - 1;
        LuaStatementNode otherwise = null;
        if (!last) {
            otherwise = conditional(statement, from + 1);
        } else if (statement.otherwise() != null) {
            otherwise = block(statement.otherwise(), statement.end());
        }
        return new IfNode(
                condition(
                        statement.conditions().get(from),
                        statement.blocks().get(from).start()),
                block(statement.blocks().get(from), endOfBranch(statement, from)),
                otherwise);
    }

    /**
     * @param end where the reference decides, after the word that follows the condition if there is one
     */
    private ConditionNode condition(Tree.Expression expression, int end) {
        ConditionNode node = new ConditionNode(expressions.translate(expression));
        if (!isTrue(expression)) {
            node.setSource(expression.start(), end);
        }
        return node;
    }

    /** Whether the value is known to be true, so that the reference has no instruction for the condition. */
    private static boolean isTrue(Tree.Expression expression) {
        return switch (expression) {
            case Tree.BooleanLiteral literal -> literal.value();
            case Tree.IntegerLiteral literal -> true;
            case Tree.FloatLiteral literal -> true;
            case Tree.StringLiteral literal -> true;
            default -> false;
        };
    }

    private static int endOfBranch(Tree.If statement, int branch) {
        boolean last = branch == statement.blocks().size() - 1 && statement.otherwise() == null;
        return last ? statement.end() : statement.blocks().get(branch).end();
    }

    private LuaStatementNode numericFor(Tree.NumericFor loop) {
        int counter = frame.slots(loop.hidden());
        LocalVariable variable = loop.variable();
        int slot = roundSlot(variable);
        LuaStatementNode body = loopBody(List.of(variable), new int[] {slot}, loop.body(), loop.end());
        return new NumericForNode(
                loop.line(),
                expressions.translate(loop.initial()),
                expressions.translate(loop.limit()),
                loop.step() == null ? null : expressions.translate(loop.step()),
                body,
                slot,
                counter);
    }

    private LuaStatementNode genericFor(Tree.GenericFor loop) {
        List<LocalVariable> variables = loop.variables();
        int first = frame.slots(loop.hidden());
        int position = frame.hiddenSlots(1);
        int[] slots = new int[variables.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = roundSlot(variables.get(i));
        }
        LuaStatementNode body = loopBody(variables, slots, loop.body(), loop.end());
        ValueListNode values = new ValueListNode(expressions.translate(loop.values()), 0);
        return new GenericForNode(loop.line(), values, body, slots, first, position);
    }

    /**
     * Where each round of a loop finds a variable's value. A cell has its slot before the body is translated: a slot that is
     * allocated for a statement inside ends with that statement.
     */
    private int roundSlot(LocalVariable variable) {
        int slot = frame.slot(variable);
        return variable.isCaptured() ? frame.hiddenSlots(1) : slot;
    }

    /** The body of a {@code for} loop, preceded by new cells for those of its variables that closures share. */
    private LuaStatementNode loopBody(List<LocalVariable> variables, int[] slots, Tree.Block body, int end) {
        LuaStatementNode result = withCells(variables, slots, block(body, end));
        markBody(result, body);
        return result;
    }

    private static void markBody(LuaStatementNode body, Tree.Block block) {
        if (body.sourceStart() < 0) {
            body.setSource(block.start(), block.end());
        }
        body.markLoopBody();
        if (isEmpty(block)) {
            body.markEmptyRound();
        }
    }

    /** Whether there is no statement in a block that does something. */
    private static boolean isEmpty(Tree.Block block) {
        for (Tree.Statement statement : block.statements()) {
            if (!(statement instanceof Tree.Label || (statement instanceof Tree.Do inner && isEmpty(inner.body())))) {
                return false;
            }
        }
        return true;
    }

    private LuaStatementNode withCells(List<LocalVariable> variables, int[] slots, LuaStatementNode body) {
        List<LuaStatementNode> nodes = new ArrayList<>();
        for (int i = 0; i < slots.length; i++) {
            LocalVariable variable = variables.get(i);
            if (variable.isCaptured()) {
                nodes.add(new DeclareCellNode(frame.slot(variable), new ReadLocalNode(slots[i], variable.name())));
            }
        }
        if (nodes.isEmpty()) {
            return body;
        }
        nodes.add(body);
        return new BlockNode(nodes.toArray(LuaStatementNode[]::new));
    }

    private LuaStatementNode result(Tree.Return statement) {
        LuaExpressionNode[] values = expressions.translate(statement.values());
        if (statement.tailCall()) {
            frame.countTailCall();
            return new TailCallNode((MultipleValuesNode) values[0]);
        }
        return ReturnNode.create(values);
    }
}
