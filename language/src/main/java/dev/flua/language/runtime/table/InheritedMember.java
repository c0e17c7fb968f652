package dev.flua.language.runtime.table;

import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import java.util.ArrayList;
import java.util.List;

/**
 * Where along a chain of {@code __index} tables a string key is found: the shapes of the metatables and tables on the way, but none
 * of these tables. So code that contexts share can rely on it, other than on a {@link ResolvedMember}.
 */
public final class InheritedMember {
    private static final int MAX_CHAIN = 8;

    @CompilationFinal(dimensions = 1)
    private final Step[] chain;

    /** The field of the last table; null where that does not have it, and has no metatable. */
    private final Property property;

    /** From a metatable to the table that its {@code __index} is. */
    private record Step(Shape metatable, Property index, Shape table) {}

    private InheritedMember(List<Step> chain, Property property) {
        this.chain = chain.toArray(Step[]::new);
        this.property = property;
    }

    /** Follows the chain that begins at {@code metatable}; null where something on the way has no fixed place. */
    @TruffleBoundary
    public static InheritedMember find(LuaTable metatable, LuaString key) {
        List<Step> chain = new ArrayList<>();
        LuaTable from = metatable;
        while (chain.size() < MAX_CHAIN) {
            Property index = field(from, Event.INDEX.key());
            if (index == null || !index.isObject() || !(index.getObject(from) instanceof LuaTable table)) {
                return null;
            }
            if (table.shape().isDictionary()) {
                return null;
            }
            chain.add(new Step(from.shape(), index, table.shape()));
            Property property = field(table, key);
            if (property != null || table.metatable() == null) {
                return new InheritedMember(chain, property);
            }
            from = table.metatable();
        }
        return null;
    }

    private static Property field(LuaTable table, LuaString key) {
        return table.shape().isDictionary() ? null : table.shape().lookup(key);
    }

    /** The last table of the chain that begins at {@code metatable}; null where the shapes are others. */
    @ExplodeLoop
    public LuaTable holder(LuaTable metatable) {
        LuaTable from = metatable;
        LuaTable table = null;
        for (Step step : chain) {
            if (from.shape() != step.metatable
                    || !(step.index.getObject(from) instanceof LuaTable next)
                    || next.shape() != step.table) {
                return null;
            }
            table = next;
            from = next.metatable();
        }
        return table;
    }

    /** The value in the {@link #holder}; null where it is nil there, so that the chain goes on. */
    public Object value(LuaTable holder) {
        if (property == null) {
            return LuaNil.NIL;
        }
        Object value = property.get(holder);
        return value == LuaNil.NIL && holder.metatable() != null ? null : value;
    }
}
