package dev.flua.language.nodes.metamethod;

import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.DenyReplace;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.LuaType;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.ProgramState;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.language.runtime.table.Property;
import dev.flua.language.runtime.table.Shape;

/** Looks up what the metatable of a value has for one event (manual §2.4): where that lies is cached by the metatable's shape. */
public class MetamethodNode extends Node {
    private static final MetamethodNode[] UNCACHED = uncached();

    final Event event;

    @Child
    private FieldNode field;

    private MetamethodNode(Event event, FieldNode field) {
        this.event = event;
        this.field = field;
    }

    @NeverDefault
    public static MetamethodNode create(Event event) {
        return new MetamethodNode(event, MetamethodNodeFactory.FieldNodeGen.create(event.key()));
    }

    /** A node for slow paths. */
    public static MetamethodNode getUncached(Event event) {
        return UNCACHED[event.ordinal()];
    }

    /** The value of the event's key in the value's metatable, nil where there is none. */
    public Object execute(Object value) {
        LuaTable metatable;
        if (value instanceof LuaTable table) {
            metatable = table.metatable();
        } else if (value instanceof LuaString) {
            metatable = ProgramState.get(this).stringMetatable();
        } else if (value instanceof Long || value instanceof Double) {
            metatable = ProgramState.get(this).typeMetatable(LuaType.NUMBER);
        } else {
            return Metatables.metamethod(value, event);
        }
        return metatable == null ? LuaNil.NIL : field.execute(metatable);
    }

    private static MetamethodNode[] uncached() {
        Event[] events = Event.values();
        MetamethodNode[] nodes = new MetamethodNode[events.length];
        for (Event event : events) {
            nodes[event.ordinal()] = new Uncached(event);
        }
        return nodes;
    }

    /** Reads one field of metatables, their own one only. */
    abstract static class FieldNode extends Node {
        static final int SHAPES = 3;

        final LuaString key;

        FieldNode(LuaString key) {
            this.key = key;
        }

        abstract Object execute(LuaTable metatable);

        @Specialization(
                guards = {"metatable.shape() == shape", "!shape.isDictionary()"},
                limit = "SHAPES")
        static Object doShape(
                LuaTable metatable,
                @SuppressWarnings("unused") @Cached("metatable.shape()") Shape shape,
                @Cached(value = "shape.lookup(key)", neverDefault = false) Property property) {
            return property == null ? LuaNil.NIL : property.get(metatable);
        }

        @Specialization(replaces = "doShape")
        final Object doOther(LuaTable metatable) {
            return metatable.get(key);
        }
    }

    @DenyReplace
    private static final class Uncached extends MetamethodNode {
        Uncached(Event event) {
            super(event, null);
        }

        @Override
        public Object execute(Object value) {
            return Metatables.metamethod(value, event);
        }

        @Override
        public boolean isAdoptable() {
            return false;
        }
    }
}
