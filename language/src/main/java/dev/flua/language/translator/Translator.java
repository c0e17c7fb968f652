package dev.flua.language.translator;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.frame.FrameDescriptor;
import com.oracle.truffle.api.frame.FrameSlotKind;
import com.oracle.truffle.api.source.Source;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.LuaRootNode;
import dev.flua.language.nodes.LuaStatementNode;
import dev.flua.language.nodes.control.Label;
import dev.flua.language.nodes.local.DeclareCellNode;
import dev.flua.language.nodes.local.ParameterNode;
import dev.flua.language.nodes.local.WriteLocalNodeGen;
import dev.flua.language.parser.FunctionTree;
import dev.flua.language.parser.LocalVariable;
import dev.flua.language.parser.LuaSyntaxException;
import dev.flua.language.parser.Tree;
import dev.flua.language.runtime.FunctionCode;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.stack.FunctionInfo;
import dev.flua.language.runtime.stack.VariableInfo;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the syntax tree of a chunk into call targets, one for each function. */
public final class Translator {
    private final LuaEngine engine;
    private final Source source;
    private final String displayName;
    private final String chunkName;
    private final boolean stripped;
    private final boolean lazy;

    /**
     * @param stripped whether the functions must not know their lines and the names of their variables
     * @param lazy whether inner functions are translated at their first call
     */
    public Translator(
            LuaEngine engine, Source source, String displayName, String chunkName, boolean stripped, boolean lazy) {
        this.engine = engine;
        this.source = source;
        this.displayName = displayName;
        this.chunkName = chunkName;
        this.stripped = stripped;
        this.lazy = lazy;
    }

    /** The code of the main chunk, or of a function that is translated alone. */
    public RootCallTarget translate(FunctionTree tree) {
        return function(tree, tree.lineDefined() == 0 ? "main chunk" : null);
    }

    /**
     * The code of a function in another one.
     *
     * @param name by which tools call the function, null where it has none
     */
    FunctionCode innerFunction(FunctionTree tree, String name) {
        return lazy ? FunctionCode.lazy(() -> laterFunction(tree, name)) : FunctionCode.of(function(tree, name));
    }

    /** A function whose tree is in binary form is read only now. */
    private RootCallTarget laterFunction(FunctionTree tree, String name) {
        try {
            return function(tree, name);
        } catch (LuaSyntaxException e) {
            throw new LuaError(LuaString.of(e.getMessage()), null);
        }
    }

    private RootCallTarget function(FunctionTree tree, String name) {
        String display = name == null ? "function <line " + tree.lineDefined() + ">" : name;
        return new FunctionTranslator(this, tree).translate(display);
    }

    /** Whether messages must not tell the names of variables. */
    boolean isStripped() {
        return stripped;
    }

    /** The line of a character offset. */
    int lineAt(int offset) {
        return source.getLineNumber(Math.clamp(offset, 0, Math.max(0, source.getLength() - 1)));
    }

    /** What one function needs while it is translated: its frame's slots. */
    static final class Frame {
        private final FunctionTree tree;
        private final FrameDescriptor.Builder slots = FrameDescriptor.newBuilder();
        private final Map<LocalVariable, Integer> upvalueOf = new HashMap<>();
        private final Map<LocalVariable, Integer> slotOf = new HashMap<>();
        private final Map<LocalVariable, VariableInfo> infoOf = new HashMap<>();
        private final Map<Tree.Label, Label> labelOf = new HashMap<>();
        private int slotCount;
        private boolean tailCalls;

        Frame(FunctionTree tree) {
            this.tree = tree;
            for (FunctionTree.Upvalue upvalue : tree.upvalues()) {
                upvalueOf.put(upvalue.variable(), upvalueOf.size());
            }
        }

        FunctionTree tree() {
            return tree;
        }

        /** The slot of a local variable of this function. */
        int slot(LocalVariable variable) {
            return slotOf.computeIfAbsent(variable, v -> {
                slotCount++;
                return slots.addSlot(FrameSlotKind.Illegal, v.name(), info(v));
            });
        }

        /** What is left of a variable when its function is translated. */
        VariableInfo info(LocalVariable variable) {
            return infoOf.computeIfAbsent(
                    variable,
                    v -> new VariableInfo(
                            v.name(),
                            v.scopeStart(),
                            v.scopeEnd(),
                            v.attribute() == LocalVariable.Attribute.REGULAR,
                            v.constant() == null ? null : v.constantValue()));
        }

        /** What a label is for the nodes. */
        Label label(Tree.Label label) {
            return labelOf.computeIfAbsent(label, _ -> new Label());
        }

        /** The slots of variables that have none yet, one after the other: the first. */
        int slots(List<LocalVariable> variables) {
            int first = slot(variables.getFirst());
            variables.forEach(this::slot);
            return first;
        }

        /** Slots without a name, for the working of a statement: the first of {@code count}. */
        int hiddenSlots(int count) {
            slotCount += count;
            return slots.addSlots(count, FrameSlotKind.Illegal);
        }

        /** How many slots there are so far. */
        int slotCount() {
            return slotCount;
        }

        /** The index of a variable among the upvalues of this function; negative for a local variable. */
        int upvalue(LocalVariable variable) {
            return upvalueOf.getOrDefault(variable, -1);
        }

        void countTailCall() {
            tailCalls = true;
        }
    }

    RootCallTarget root(Frame frame, String name, LuaStatementNode body) {
        FunctionTree tree = frame.tree;
        List<LocalVariable> variables = tree.parameters();
        LuaStatementNode[] parameters = new LuaStatementNode[variables.size()];
        for (int i = 0; i < parameters.length; i++) {
            LuaExpressionNode argument = new ParameterNode(i);
            int slot = frame.slot(variables.get(i));
            parameters[i] = variables.get(i).isCaptured()
                    ? new DeclareCellNode(slot, argument)
                    : WriteLocalNodeGen.create(slot, argument);
        }
        FunctionInfo info = new FunctionInfo(
                name,
                displayName,
                chunkName,
                tree.lineDefined(),
                tree.lastLineDefined(),
                parameters.length,
                tree.isVararg(),
                tree.upvalues().stream().map(FunctionTree.Upvalue::name).toList(),
                constants(tree),
                tree.locals().stream().map(frame::info).toList(),
                stripped);
        int length = source.getLength();
        LuaRootNode root = new LuaRootNode(
                engine,
                frame.slots.build(),
                source,
                Math.min(tree.start(), length),
                Math.min(tree.end(), length),
                info,
                parameters,
                body,
                frame.tailCalls);
        return root.getCallTarget();
    }

    private static Map<String, Object> constants(FunctionTree tree) {
        Map<String, Object> values = new LinkedHashMap<>();
        tree.constants().forEach((name, variable) -> values.put(name, variable.constantValue()));
        return Collections.unmodifiableMap(values);
    }
}
