package dev.flua.language.parser;

import java.util.ArrayList;
import java.util.List;

/** A block that is being read: {@code BlockCnt} in the reference. */
final class BlockScope {
    private final BlockScope outer;
    private final boolean loop;
    private final int start;
    private final int outerVariables;
    private final int firstLabel;
    private final int firstJump;
    private boolean insideToBeClosed;
    private final List<Tree.Statement> statements = new ArrayList<>();

    BlockScope(BlockScope outer, boolean loop, int start, int outerVariables, int firstLabel, int firstJump) {
        this.outer = outer;
        this.loop = loop;
        this.start = start;
        this.outerVariables = outerVariables;
        this.firstLabel = firstLabel;
        this.firstJump = firstJump;
        this.insideToBeClosed = outer != null && outer.insideToBeClosed;
    }

    /** The enclosing block of the same function, null for the outermost. */
    BlockScope outer() {
        return outer;
    }

    /** Whether {@code break} ends here. */
    boolean isLoop() {
        return loop;
    }

    /** How many variables of the function were active when the block began. */
    int outerVariables() {
        return outerVariables;
    }

    /** How many labels of the function were visible when the block began. */
    int firstLabel() {
        return firstLabel;
    }

    /** How many jumps of the function had no target when the block began. */
    int firstJump() {
        return firstJump;
    }

    /** Whether leaving the block by {@code return} has to close a variable, so that a call there is no tail call. */
    boolean isInsideToBeClosed() {
        return insideToBeClosed;
    }

    void markToBeClosed() {
        insideToBeClosed = true;
    }

    void add(Tree.Statement statement) {
        statements.add(statement);
    }

    /** The block that has been read, from the word that opens it to the end of its last statement. */
    Tree.Block toTree() {
        int end = statements.isEmpty() ? start : statements.getLast().end();
        return new Tree.Block(start, end, List.copyOf(statements));
    }
}
