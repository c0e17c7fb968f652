package dev.flua.language.parser;

import dev.flua.language.parser.LocalVariable.Attribute;
import dev.flua.language.parser.Tree.Expression;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Makes statements, blocks and functions of the pieces that the grammar's actions report, and checks their meaning. */
final class StatementBuilder {
    private static final String HIDDEN = "(for state)";
    private static final int NUMERIC_CONTROLS = 3;
    private static final int GENERIC_CONTROLS = 4;

    private final TokenWindow tokens;
    private final SyntaxErrors errors;
    private final NestingLimit nesting;
    private final Scopes scopes;
    private final ExpressionBuilder expressions;

    /** Blocks that are complete and wait for the statement to which they belong. */
    private final List<Tree.Block> blocks = new ArrayList<>();

    /**
     * Labels after which only other labels and empty statements have been read. The reference defines them when it
     * knows whether they end the block, the last one first.
     */
    private final List<Tree.Label> openLabels = new ArrayList<>();

    StatementBuilder(
            TokenWindow tokens,
            SyntaxErrors errors,
            NestingLimit nesting,
            Scopes scopes,
            ExpressionBuilder expressions) {
        this.tokens = tokens;
        this.errors = errors;
        this.nesting = nesting;
        this.scopes = scopes;
        this.expressions = expressions;
    }

    // ---- statements in general

    void begin() {
        defineLabels();
        nesting.enter();
    }

    void end() {
        nesting.leave();
    }

    void empty() {
        nesting.enter();
        nesting.leave();
    }

    private void add(Tree.Statement statement) {
        scopes.current().block().add(statement);
    }

    private int here() {
        return tokens.previousEnd();
    }

    // ---- blocks

    void openBlock() {
        scopes.current().openBlock(false);
    }

    void openLoop() {
        scopes.current().openBlock(true);
    }

    /** The last statement of a block has been read. */
    void endOfBlock() {
        defineLabels();
    }

    void closeBlock() {
        int end = tokens.current().getStartIndex();
        blocks.add(scopes.current().closeBlock(end).toTree());
    }

    private Tree.Block takeBlock() {
        return blocks.remove(blocks.size() - 1);
    }

    void doBlock(Token start) {
        add(new Tree.Do(start.getStartIndex(), here(), takeBlock()));
    }

    void whileLoop(Token start) {
        scopes.current().closeBlock(here());
        add(new Tree.While(start.getStartIndex(), here(), expressions.pop(), takeBlock()));
    }

    /** The inner block is the scope of the variables, which the condition sees. */
    void openRepeat() {
        openLoop();
        openBlock();
    }

    void repeatLoop(Token start) {
        Expression condition = expressions.pop();
        Tree.Block body = scopes.current().closeBlock(here()).toTree();
        scopes.current().closeBlock(here());
        add(new Tree.Repeat(start.getStartIndex(), here(), body, condition));
    }

    void ifElse(Token start, boolean hasElse) {
        Tree.Block otherwise = hasElse ? takeBlock() : null;
        List<Expression> conditions = expressions.takeList();
        List<Tree.Block> bodies = blocks.subList(blocks.size() - conditions.size(), blocks.size());
        add(new Tree.If(start.getStartIndex(), here(), conditions, List.copyOf(bodies), otherwise));
        bodies.clear();
    }

    // ---- jumps

    void label(Token start, Token name) {
        nesting.enter();
        Tree.Label label = new Tree.Label(
                start.getStartIndex(), here(), LuaToken.name(name).text(), start.getLine());
        openLabels.add(label);
        add(label);
    }

    /**
     * Defines the labels before the current token. Where it ends the block, the variables of the block count as out of
     * scope already, so that jumps to the end are allowed (manual §3.3.4); `until` does not, because the condition sees
     * the variables.
     */
    private void defineLabels() {
        if (openLabels.isEmpty()) {
            return;
        }
        FunctionScope function = scopes.current();
        boolean last =
                switch (tokens.current().getType()) {
                    case LuaLexer.ELSE, LuaLexer.ELSEIF, LuaLexer.END, Token.EOF -> true;
                    default -> false;
                };
        int level = last ? function.block().outerVariables() : function.activeVariables();
        for (int i = openLabels.size() - 1; i >= 0; i--) {
            Tree.Label label = openLabels.remove(i);
            Tree.Label other = function.jumps().find(label.name());
            if (other != null) {
                throw errors.semantic(
                        "label '" + label.name() + "' already defined on line " + other.line(), tokens.current());
            }
            function.jumps().define(label, level, function);
            nesting.leave();
        }
    }

    void gotoLabel(Token start, Token name) {
        Tree.Goto statement =
                new Tree.Goto(start.getStartIndex(), here(), LuaToken.name(name).text(), name.getLine());
        scopes.current().jumps().jump(statement, scopes.current().activeVariables());
        add(statement);
    }

    void breakLoop(Token token) {
        scopes.current().jumps().breakLoop(token.getLine(), scopes.current().activeVariables());
        add(new Tree.Break(token.getStartIndex(), here()));
    }

    void returnValues(Token start) {
        List<Expression> values = expressions.takeValues();
        boolean tailCall = values.size() == 1
                && (values.get(0) instanceof Tree.Call || values.get(0) instanceof Tree.MethodCall)
                && !scopes.current().block().isInsideToBeClosed();
        add(new Tree.Return(start.getStartIndex(), here(), values, tailCall));
    }

    // ---- calls and assignments

    /** An expression has been read at the beginning of a statement. */
    void callUnlessAssigned() {
        int next = tokens.current().getType();
        if (next == LuaLexer.ASSIGN || next == LuaLexer.COMMA) {
            return;
        }
        Expression call = expressions.top();
        if (!(call instanceof Tree.Call) && !(call instanceof Tree.MethodCall)) {
            throw errors.near("syntax error", tokens.current());
        }
        expressions.pop();
        add(new Tree.CallStatement(call.start(), here(), call));
    }

    void firstTarget() {
        checkTarget(expressions.top());
        Expression target = expressions.pop();
        expressions.beginList();
        expressions.push(target);
    }

    void nextTarget() {
        nesting.enter();
        checkTarget(expressions.top());
    }

    private void checkTarget(Expression target) {
        LocalVariable variable = expressions.variable(target);
        if (variable == null && !(target instanceof Tree.Index)) {
            throw errors.near("syntax error", tokens.current());
        }
        if (variable != null) {
            checkWritable(variable);
            variable.reassign();
        }
    }

    private void checkWritable(LocalVariable variable) {
        if (variable.attribute() != Attribute.REGULAR) {
            throw errors.semantic("attempt to assign to const variable '" + variable.name() + "'", tokens.current());
        }
    }

    void assignment() {
        List<Expression> values = expressions.takeValues();
        List<Expression> targets = expressions.takeList();
        nesting.leave(targets.size() - 1);
        int start = targets.get(0).start();
        add(new Tree.Assignment(start, here(), tokens.previousLine(), targets, values, false));
    }

    // ---- local variables

    void declareVariable(Token name) {
        scopes.current().declare(LuaToken.name(name).text(), Attribute.REGULAR);
    }

    void attribute(Token token) {
        String text = LuaToken.name(token).text();
        Attribute attribute =
                switch (text) {
                    case "const" -> Attribute.CONST;
                    case "close" -> Attribute.CLOSE;
                    default -> throw errors.semantic("unknown attribute '" + text + "'", tokens.current());
                };
        if (attribute == Attribute.CLOSE && declaresToBeClosed()) {
            throw errors.semantic("multiple to-be-closed variables in local list", tokens.current());
        }
        scopes.current().redeclareLast(attribute);
    }

    private boolean declaresToBeClosed() {
        for (LocalVariable variable : scopes.current().declared()) {
            if (variable.attribute() == Attribute.CLOSE) {
                return true;
            }
        }
        return false;
    }

    void localVariables(Token start, boolean assigned) {
        FunctionScope function = scopes.current();
        List<Expression> values = assigned ? expressions.takeValues() : List.of();
        List<LocalVariable> variables = List.copyOf(function.declared());
        LocalVariable last = variables.get(variables.size() - 1);
        if (last.attribute() == Attribute.CONST && variables.size() == values.size()) {
            last.setConstant(Constants.of(values.get(values.size() - 1)));
        }
        boolean toBeClosed = declaresToBeClosed();
        function.activateAll();
        if (toBeClosed) {
            function.block().markToBeClosed();
        }
        add(new Tree.LocalStatement(start.getStartIndex(), here(), variables, values));
    }

    // ---- loops over numbers and iterators

    void declareNumericFor(Token name) {
        declareLoop(NUMERIC_CONTROLS, name);
    }

    void declareGenericFor(Token name) {
        declareLoop(GENERIC_CONTROLS, name);
    }

    private void declareLoop(int controls, Token name) {
        for (int i = 0; i < controls; i++) {
            scopes.current().declare(HIDDEN, Attribute.REGULAR);
        }
        declareVariable(name);
    }

    void activateNumericControl() {
        scopes.current().activate(NUMERIC_CONTROLS);
    }

    /** The fourth value of a generic loop is to be closed. */
    void activateGenericControl() {
        expressions.endValues();
        scopes.current().activate(GENERIC_CONTROLS);
        scopes.current().block().markToBeClosed();
    }

    /** Opens the scope of the declared variables, around the block that is the body. */
    void openForBody() {
        openBlock();
        scopes.current().activateAll();
    }

    /** Leaves a loop. Its hidden variables, followed by those that it declares. */
    private List<LocalVariable> closeFor(int controls) {
        FunctionScope function = scopes.current();
        int count = function.activeVariables() - function.block().outerVariables();
        List<LocalVariable> variables = function.lastActive(controls + count);
        function.closeBlock(here());
        function.closeBlock(here());
        return variables;
    }

    void numericFor(Token start, Token bodyStart, boolean hasStep) {
        List<LocalVariable> variables = closeFor(NUMERIC_CONTROLS);
        Expression step = hasStep ? expressions.pop() : null;
        Expression limit = expressions.pop();
        Expression initial = expressions.pop();
        add(new Tree.NumericFor(
                start.getStartIndex(),
                here(),
                bodyStart.getLine(),
                variables.subList(0, NUMERIC_CONTROLS),
                variables.getLast(),
                initial,
                limit,
                step,
                takeBlock()));
    }

    void genericFor(Token start, Token firstValue) {
        List<LocalVariable> variables = closeFor(GENERIC_CONTROLS);
        List<Expression> values = expressions.takeList();
        add(new Tree.GenericFor(
                start.getStartIndex(),
                here(),
                firstValue.getLine(),
                variables.subList(0, GENERIC_CONTROLS),
                variables.subList(GENERIC_CONTROLS, variables.size()),
                values,
                takeBlock()));
    }

    // ---- functions

    void openFunction(int line, boolean method) {
        scopes.openFunction(line);
        if (method) {
            FunctionScope function = scopes.current();
            function.tree().setMethod();
            function.declare("self", Attribute.REGULAR);
            activateParameters();
        }
    }

    void vararg() {
        scopes.current().tree().setVararg();
    }

    void activateParameters() {
        FunctionScope function = scopes.current();
        function.tree().parameters().addAll(function.declared());
        function.activateAll();
    }

    void closeFunction(Token start, Token end) {
        FunctionTree function = scopes.closeFunction(start.getStartIndex(), here(), end.getLine());
        expressions.push(new Tree.Function(function.start(), function.end(), function));
    }

    void functionDeclaration(Token start, Token name) {
        Expression function = expressions.pop();
        Expression target = expressions.pop();
        if (!(target instanceof Tree.Index)) {
            LocalVariable variable =
                    scopes.current().resolve(LuaToken.name(name).text());
            checkWritable(variable);
            variable.reassign();
        }
        add(new Tree.Assignment(
                start.getStartIndex(), here(), start.getLine(), List.of(target), List.of(function), true));
    }

    void declareLocalFunction(Token name) {
        declareVariable(name);
        scopes.current().activateAll();
    }

    void localFunction(Token start) {
        Tree.Function function = (Tree.Function) expressions.pop();
        LocalVariable variable = scopes.current().lastActive(1).get(0);
        add(new Tree.LocalFunctionStatement(start.getStartIndex(), here(), variable, function));
    }
}
