package dev.flua.language.nodes.access;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.ImportStatic;
import com.oracle.truffle.api.dsl.NodeChild;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.LuaStatementNode;
import dev.flua.language.nodes.metamethod.MetamethodNode;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.EntryHint;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.language.runtime.table.Property;
import dev.flua.language.runtime.table.Prototype;
import dev.flua.language.runtime.table.Shape;

/**
 * {@code a.b = value}. In order: a field that is there and holds the kind of value; a field that has to be widened; a new
 * field; a key of the dictionary; a key that {@code __newindex} sends to a plain table; anything else through {@link
 * SetIndexNode}. A write that lookups through the table rely on not to happen is never one of the fast cases.
 */
@NodeChild(value = "receiver", type = LuaExpressionNode.class)
@NodeChild(value = "value", type = LuaExpressionNode.class)
@ImportStatic({MemberLimits.class, Event.class})
public abstract class WriteMemberNode extends LuaStatementNode implements Indexing {
    protected final LuaString key;
    private final int line;

    protected WriteMemberNode(LuaString key, int line) {
        this.key = key;
        this.line = line;
    }

    /** Writes values that were evaluated before. */
    public abstract Object executeWith(Object receiver, Object value);

    @Specialization(
            guards = {"table.shape() == shape", "property != null", "property.isInteger()", "isFree(table, record)"},
            limit = "SHAPES")
    static Object doInteger(
            LuaTable table,
            long value,
            @Cached("table.shape()") Shape shape,
            @Cached("writable(shape, key)") Property property,
            @Cached("record(shape, key)") Prototype.Key record) {
        property.setInteger(table, value);
        return null;
    }

    @Specialization(
            guards = {"table.shape() == shape", "property != null", "property.isFloat()", "isFree(table, record)"},
            limit = "SHAPES")
    static Object doFloat(
            LuaTable table,
            double value,
            @Cached("table.shape()") Shape shape,
            @Cached("writable(shape, key)") Property property,
            @Cached("record(shape, key)") Prototype.Key record) {
        property.setFloat(table, value);
        return null;
    }

    @Specialization(
            guards = {"table.shape() == shape", "property != null", "property.isNumber()", "isFree(table, record)"},
            limit = "SHAPES")
    static Object doNumberInteger(
            LuaTable table,
            long value,
            @Cached("table.shape()") Shape shape,
            @Cached("writable(shape, key)") Property property,
            @Cached("record(shape, key)") Prototype.Key record) {
        property.setTagged(table, value);
        return null;
    }

    @Specialization(
            guards = {"table.shape() == shape", "property != null", "property.isNumber()", "isFree(table, record)"},
            limit = "SHAPES")
    static Object doNumberFloat(
            LuaTable table,
            double value,
            @Cached("table.shape()") Shape shape,
            @Cached("writable(shape, key)") Property property,
            @Cached("record(shape, key)") Prototype.Key record) {
        property.setTagged(table, value);
        return null;
    }

    @Specialization(
            guards = {"table.shape() == shape", "property != null", "property.isObject()", "isFree(table, record)"},
            assumptions = "stable",
            limit = "SHAPES")
    static Object doObject(
            LuaTable table,
            Object value,
            @Cached("table.shape()") Shape shape,
            @Cached("withoutNewIndex(shape, key)") Property property,
            @Cached("stableMetaClass(shape)") Assumption stable,
            @Cached("record(shape, key)") Prototype.Key record) {
        property.setObject(table, value);
        return null;
    }

    @Specialization(
            guards = {
                "table.shape() == shape",
                "extended != null",
                "addedProperty(extended).accepts(value)",
                "!isNil(value)",
                "isFree(table, record)"
            },
            assumptions = {"extended.current()", "stable"},
            limit = "SHAPES")
    static Object doAdd(
            LuaTable table,
            Object value,
            @Cached("table.shape()") Shape shape,
            @Cached("extended(shape, key, value)") Shape extended,
            @Cached("stableMetaClass(shape)") Assumption stable,
            @Cached("record(shape, key)") Prototype.Key record) {
        table.growSlots(shape, extended);
        addedProperty(extended).set(table, value);
        table.setShape(extended);
        return null;
    }

    /** Not for each shape: it is rare, because new tables are given the wider shape. */
    @Specialization(guards = "isTooNarrow(table, value)")
    final Object doWiden(LuaTable table, Object value) {
        table.put(key, value);
        return null;
    }

    /** After the first few writes no lookup relies on the value any more, and one of the cases above will do. */
    @Specialization(guards = "isLookedUp(table)")
    final Object doLookedUp(LuaTable table, Object value) {
        table.put(key, value);
        return null;
    }

    /** In tables with so many fields that shapes do not know them. */
    @Specialization(
            guards = {"table.shape() == shape", "isPlainDictionary(shape)", "isFree(table, record)", "!isNil(value)"},
            limit = "2")
    final Object doDictionary(
            LuaTable table,
            Object value,
            @Cached("table.shape()") @SuppressWarnings("unused") Shape shape,
            @Cached("record(shape, key)") @SuppressWarnings("unused") Prototype.Key record,
            @Cached("new()") EntryHint hint,
            @Shared @Cached SetIndexNode setIndex) {
        if (!table.replaceInDictionary(key, hint, value)) {
            setIndex.execute(table, key, value);
        }
        return null;
    }

    /** A field that is not there, where {@code __newindex} is a plain table. */
    @Specialization(
            guards = {"table.shape() == shape", "isAsked"},
            assumptions = "stable",
            limit = "1")
    final Object doNewIndex(
            LuaTable table,
            Object value,
            @Cached("table.shape()") @SuppressWarnings("unused") Shape shape,
            @Cached("stableMetaClass(shape)") @SuppressWarnings("unused") Assumption stable,
            @Cached("asksNewIndex(shape)") @SuppressWarnings("unused") boolean isAsked,
            @Cached("create(NEWINDEX)") MetamethodNode lookup,
            @Cached("createDelegate()") WriteMemberNode delegate,
            @Shared @Cached SetIndexNode setIndex) {
        if (lookup.execute(table) instanceof LuaTable handler && handler.metatable() == null) {
            delegate.executeWith(handler, value);
        } else {
            setIndex.execute(table, key, value);
        }
        return null;
    }

    /** A field that has a value, so that {@code __newindex} is not asked, where the cases above have too many layouts to tell apart. */
    @Specialization(guards = {"table.metatable() != null", "table.has(key)"})
    final Object doExisting(LuaTable table, Object value) {
        table.put(key, value);
        return null;
    }

    @Specialization(
            replaces = {
                "doInteger",
                "doFloat",
                "doNumberInteger",
                "doNumberFloat",
                "doObject",
                "doWiden",
                "doLookedUp",
                "doAdd",
                "doDictionary"
            },
            guards = "table.metatable() == null")
    final Object doTable(LuaTable table, Object value) {
        table.put(key, value);
        return null;
    }

    @Fallback
    final Object doOther(Object receiver, Object value, @Shared @Cached SetIndexNode setIndex) {
        setIndex.execute(receiver, key, value);
        return null;
    }

    final boolean isPlainDictionary(Shape shape) {
        return shape.isDictionary() && !(shape.isMetatable() && key.isEventName());
    }

    final boolean asksNewIndex(Shape shape) {
        return !shape.isDictionary()
                && shape.metaClass() != null
                && shape.metaClass().has(Event.NEWINDEX)
                && shape.lookup(key) == null;
    }

    final WriteMemberNode createDelegate() {
        return WriteMemberNodeGen.create(key, line, null, null);
    }

    @TruffleBoundary
    final boolean isTooNarrow(LuaTable table, Object value) {
        Property property = table.shape().isDictionary() ? null : writable(table.shape(), key);
        return property != null && !property.accepts(value);
    }

    /** Whether lookups rely on the field, which is there. */
    @TruffleBoundary
    final boolean isLookedUp(LuaTable table) {
        Shape shape = table.shape();
        return shape.prototype() != null && shape.prototype().key(key).isObserved() && table.has(key);
    }

    static boolean isNil(Object value) {
        return value == LuaNil.NIL;
    }

    /** The table is a parameter so that the guard is checked at each write and not only when the case is added. */
    static boolean isFree(@SuppressWarnings("unused") LuaTable table, Prototype.Key record) {
        return record == null || !record.isObserved();
    }

    /** The existing field, null where a write has more to do than to store. */
    static Property writable(Shape shape, LuaString key) {
        return shape.isMetatable() && key.isEventName() ? null : shape.lookup(key);
    }

    /** As {@link #writable}, but null too where the field may be nil and {@code __newindex} would be asked. */
    static Property withoutNewIndex(Shape shape, LuaString key) {
        return shape.hasNoNewIndex() ? writable(shape, key) : null;
    }

    static Assumption stableMetaClass(Shape shape) {
        return shape.metaClass() == null
                ? Assumption.ALWAYS_VALID
                : shape.metaClass().stable();
    }

    static Prototype.Key record(Shape shape, LuaString key) {
        return shape.prototype() == null ? null : shape.prototype().key(key);
    }

    /** The shape with the new field, null where the field is there or more has to be done. */
    static Shape extended(Shape shape, LuaString key, Object value) {
        if (value == LuaNil.NIL
                || !shape.hasNoNewIndex()
                || (shape.isMetatable() && key.isEventName())
                || shape.lookup(key) != null) {
            return null;
        }
        return shape.add(key, value, false);
    }

    static Property addedProperty(Shape extended) {
        return extended.property(extended.propertyCount() - 1);
    }

    @Override
    public int line() {
        return line;
    }
}
