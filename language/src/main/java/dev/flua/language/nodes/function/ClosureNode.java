package dev.flua.language.nodes.function;

import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.tools.AllocatingNode;
import dev.flua.language.runtime.Cell;
import dev.flua.language.runtime.FunctionCode;
import dev.flua.language.runtime.LuaFunction;

/** {@code function … end}: makes a closure over the cells of the variables that the function uses. */
public final class ClosureNode extends LuaExpressionNode implements AllocatingNode {
    private final FunctionCode code;

    /** For each upvalue: the frame slot of the cell, or, where negative, {@code -1 -} index of this function's upvalue. */
    @CompilationFinal(dimensions = 1)
    private final int[] sources;

    public ClosureNode(FunctionCode code, int[] sources) {
        this.code = code;
        this.sources = sources;
    }

    @Override
    @ExplodeLoop
    public Object execute(VirtualFrame frame) {
        Cell[] cells = new Cell[sources.length];
        for (int i = 0; i < sources.length; i++) {
            int source = sources[i];
            cells[i] = source >= 0
                    ? (Cell) frame.getObject(source)
                    : ((LuaFunction) frame.getArguments()[0]).upvalue(-1 - source);
        }
        return new LuaFunction(code, cells);
    }

    /** The reference makes the closure when it has read the function's {@code end}. */
    @Override
    public int line() {
        return endLine();
    }
}
