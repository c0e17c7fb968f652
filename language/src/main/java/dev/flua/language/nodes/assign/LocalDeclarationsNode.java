package dev.flua.language.nodes.assign;

import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import dev.flua.language.nodes.LuaStatementNode;
import dev.flua.language.nodes.local.WriteLocalNode;
import dev.flua.language.runtime.Cell;

/** {@code local a, b = f()}: several local variables from a list whose length is not known. */
public final class LocalDeclarationsNode extends LuaStatementNode {
    /** For each variable: how to set its slot; null for a variable in a cell. */
    @Children
    private final WriteLocalNode[] writes;

    @CompilationFinal(dimensions = 1)
    private final int[] slots;

    @Child
    private AdjustedValuesNode values;

    public LocalDeclarationsNode(WriteLocalNode[] writes, int[] slots, AdjustedValuesNode values) {
        this.writes = writes;
        this.slots = slots;
        this.values = values;
    }

    @Override
    @ExplodeLoop
    public Object execute(VirtualFrame frame) {
        Object[] list = values.execute(frame);
        for (int i = 0; i < writes.length; i++) {
            if (writes[i] != null) {
                writes[i].executeWith(frame, list[i]);
            } else {
                frame.setObject(slots[i], new Cell(list[i]));
            }
        }
        return null;
    }
}
