package dev.flua.language.nodes.table;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.tools.AllocatingNode;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.ArrayStorage;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.language.runtime.table.Property;
import dev.flua.language.runtime.table.Shape;

/** A table constructor with different constant names as keys: the shape is known after the first execution. */
public final class RecordConstructorNode extends LuaExpressionNode implements AllocatingNode {
    /** More fields than this are no record. */
    public static final int MAX_FIELDS = 64;

    @CompilationFinal(dimensions = 1)
    private final LuaString[] keys;

    @Children
    private final LuaExpressionNode[] values;

    @CompilationFinal
    private Shape shape;

    public RecordConstructorNode(LuaString[] keys, LuaExpressionNode[] values) {
        this.keys = keys;
        this.values = values;
    }

    @Override
    @ExplodeLoop
    public Object execute(VirtualFrame frame) {
        Object[] fields = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            fields[i] = values[i].execute(frame);
        }
        Shape known = shape;
        if (known == null || !known.current().isValid() || !fits(known, fields)) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            known = learn(fields);
        }
        LuaTable table = new LuaTable(
                known, new long[known.numberSlots()], new Object[known.objectSlots()], ArrayStorage.EMPTY, 0);
        for (int i = 0; i < values.length; i++) {
            known.property(i).set(table, fields[i]);
        }
        return table;
    }

    @ExplodeLoop
    private boolean fits(Shape known, Object[] fields) {
        for (int i = 0; i < values.length; i++) {
            if (!known.property(i).accepts(fields[i])) {
                return false;
            }
        }
        return true;
    }

    private Shape learn(Object[] fields) {
        Shape next = Shape.EMPTY;
        if (shape != null && shape.current().isValid()) {
            next = shape;
            for (int i = 0; i < fields.length; i++) {
                Property property = next.property(i);
                if (!property.accepts(fields[i])) {
                    next = next.widen(property, fields[i]);
                }
            }
        } else {
            for (int i = 0; i < fields.length; i++) {
                next = next.addField(keys[i], fields[i]);
            }
        }
        shape = next;
        return next;
    }
}
