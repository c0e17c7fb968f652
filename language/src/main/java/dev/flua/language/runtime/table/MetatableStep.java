package dev.flua.language.runtime.table;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.ProgramState;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens to the shapes of two tables when one becomes the metatable of the other, so that a site can do it again for
 * other tables with the same shapes. For a metatable that is new each time, as in {@code setmetatable(object, {__index =
 * Class})}, the value of {@code __index} is part of the step.
 */
public final class MetatableStep {
    private final Shape tableBefore;
    private final Shape tableAfter;
    private final Shape metatableBefore;
    private final Shape metatableAfter;
    private final MetaClass meta;
    private final boolean sameLayout;

    /** The metamethods of a metatable that is not in use yet; all of them have values. */
    @CompilationFinal(dimensions = 1)
    private final Property[] events;

    private final Property index;

    private MetatableStep(LuaTable table, LuaTable metatable, MetaClass meta, List<Property> events) {
        this.meta = meta;
        tableBefore = table.shape;
        metatableBefore = metatable.shape;
        metatableAfter = metatable.shape.asMetatable(meta);
        tableAfter = table.shape.withMetaClass(meta);
        sameLayout = tableAfter.hasLayoutOf(tableBefore);
        this.events = events.toArray(Property[]::new);
        index = events.isEmpty() || ProgramState.get(null).sharesCode()
                ? null
                : metatable.shape.lookup(Event.INDEX.key());
    }

    /** The step that would be taken for these tables, which this does not change; null where it cannot be taken again. */
    @TruffleBoundary
    public static MetatableStep of(LuaTable table, LuaTable metatable) {
        if (table == metatable || table.metatable() != null || table.shape.prototype() != null) {
            return null;
        }
        MetaClass known = metatable.shape.usedAs();
        List<Property> events = new ArrayList<>();
        if (known == null) {
            // A table that others look keys up in has shapes of its own: the step could not be taken again.
            if (metatable.shape.isDictionary() || metatable.shape.prototype() != null) {
                return null;
            }
            for (int i = 0; i < metatable.shape.propertyCount(); i++) {
                Property property = metatable.shape.property(i);
                if (property.key().isEventName()) {
                    if (property.isAbsent(metatable)) {
                        return null;
                    }
                    events.add(property);
                }
            }
            known = MetaClass.of(metatable);
        }
        // Weak tables and tables with finalizers want to be known.
        if (!known.stable().isValid() || known.has(Event.MODE) || known.has(Event.GC)) {
            return null;
        }
        MetatableStep step = new MetatableStep(table, metatable, known, events);
        return step.metatableAfter.hasLayoutOf(step.metatableBefore) ? step : null;
    }

    /** The step is right only as long as this is valid. */
    public Assumption stable() {
        return meta.stable();
    }

    /** Whether the step is the right one for these tables. */
    @ExplodeLoop
    public boolean applies(LuaTable table, LuaTable metatable) {
        if (table.shape != tableBefore || metatable.shape != metatableBefore) {
            return false;
        }
        for (Property property : events) {
            if (property.isObject() && property.getObject(metatable) == LuaNil.NIL) {
                return false;
            }
        }
        return index == null || isSameIndex(index.get(metatable));
    }

    /** Metatables are described by their {@code __index} only where it is a table. */
    private boolean isSameIndex(Object value) {
        return meta.indexTable() == null ? !(value instanceof LuaTable) : value == meta.indexTable();
    }

    /** Takes the step for tables to which it {@linkplain #applies}. */
    public void apply(LuaTable table, LuaTable metatable) {
        if (sameLayout) {
            table.setMetatable(metatable, tableAfter);
        } else {
            convertSlots(table);
            table.setMetatable(metatable, tableAfter);
        }
        metatable.setShapeAsMetatable(metatableAfter);
    }

    @ExplodeLoop
    private void convertSlots(LuaTable table) {
        long[] numbers = new long[tableAfter.numberSlots()];
        Object[] objects = new Object[tableAfter.objectSlots()];
        LuaTable converted = new LuaTable(tableAfter, numbers, objects, table.array, table.arraySize);
        for (int i = 0; i < tableBefore.propertyCount(); i++) {
            tableAfter.property(i).set(converted, tableBefore.property(i).get(table));
        }
        table.numbers = numbers;
        table.objects = objects;
    }
}
