package dev.flua.language.parser;

import java.util.ArrayList;
import java.util.List;

/**
 * The labels that are visible and the jumps whose target is not known yet, of one function. Follows the reference's
 * bookkeeping, so that it allows and forbids the same jumps (manual §3.3.4): the level of a jump or label is the
 * number of variables in scope, a jump must not go to a label with a higher level, and a jump that leaves a block
 * takes the block's level.
 */
final class Jumps {
    /** {@code statement} is null for {@code break}. */
    private static final class Pending {
        private final Tree.Goto statement;
        private final int line;
        private int level;

        Pending(Tree.Goto statement, int line, int level) {
            this.statement = statement;
            this.line = line;
            this.level = level;
        }

        boolean goesTo(Tree.Label label) {
            return statement == null
                    ? label == null
                    : label != null && statement.name().equals(label.name());
        }
    }

    private final List<Tree.Label> labels = new ArrayList<>(0);
    private final List<Pending> pending = new ArrayList<>(0);

    int labelCount() {
        return labels.size();
    }

    int pendingCount() {
        return pending.size();
    }

    /** The visible label with this name, or null. */
    Tree.Label find(String name) {
        for (Tree.Label label : labels) {
            if (label.name().equals(name)) {
                return label;
            }
        }
        return null;
    }

    /** A {@code goto} at the given level: to a label that is visible, or to one that must still come. */
    void jump(Tree.Goto statement, int level) {
        Tree.Label label = find(statement.name());
        if (label != null) {
            statement.resolve(label);
        } else {
            pending.add(new Pending(statement, statement.line(), level));
        }
    }

    void breakLoop(int line, int level) {
        pending.add(new Pending(null, line, level));
    }

    /** Makes {@code label} visible and resolves the jumps to it from the block, and from blocks inside it. */
    void define(Tree.Label label, int level, FunctionScope function) {
        labels.add(label);
        resolve(label, level, function);
    }

    /** {@code label} is null for the end of a loop, to which {@code break} jumps. */
    private void resolve(Tree.Label label, int level, FunctionScope function) {
        int kept = function.block().firstJump();
        for (int i = kept; i < pending.size(); i++) {
            Pending jump = pending.get(i);
            if (!jump.goesTo(label)) {
                pending.set(kept++, jump);
            } else if (label != null) {
                if (jump.level < level) {
                    throw function.semanticError("<goto " + label.name() + "> at line " + jump.line
                            + " jumps into the scope of local '" + function.variableName(jump.level) + "'");
                }
                jump.statement.resolve(label);
            }
        }
        pending.subList(kept, pending.size()).clear();
    }

    /** The block ends: its labels disappear, and its jumps become jumps of the enclosing block. */
    void leaveBlock(BlockScope block, FunctionScope function) {
        if (block.isLoop()) {
            resolve(null, block.outerVariables(), function);
        }
        labels.subList(block.firstLabel(), labels.size()).clear();
        if (block.outer() != null) {
            for (int i = block.firstJump(); i < pending.size(); i++) {
                pending.get(i).level = block.outerVariables();
            }
        } else if (!pending.isEmpty()) {
            Pending jump = pending.get(0);
            throw function.semanticError(
                    jump.statement == null
                            ? "break outside loop at line " + jump.line
                            : "no visible label '" + jump.statement.name() + "' for <goto> at line " + jump.line);
        }
    }
}
