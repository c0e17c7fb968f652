package dev.flua.language.nodes.access;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.dsl.Bind;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Exclusive;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.ImportStatic;
import com.oracle.truffle.api.dsl.NodeChild;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.UnexpectedResultException;
import dev.flua.language.context.LuaContext;
import dev.flua.language.foreign.ForeignMethod;
import dev.flua.language.foreign.ForeignReadNode;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaNumber;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.EntryHint;
import dev.flua.language.runtime.table.InheritedMember;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.language.runtime.table.Property;
import dev.flua.language.runtime.table.ResolvedMember;
import dev.flua.language.runtime.table.Shape;
import java.util.Arrays;

/**
 * {@code a.b}: reads the field of a constant name; a global variable is a field of {@code _ENV}.
 *
 * <p>In order: a value that is the same for all tables of the receiver's shape (a method found along {@code __index}, a
 * field of a class table, a global function); the receiver's own field, unboxed where it is a number; a method of a
 * string; anything else through {@link IndexNode}.
 */
@NodeChild(value = "receiver", type = LuaExpressionNode.class)
@ImportStatic({MemberLimits.class, ForeignAccess.class})
public abstract class MemberNode extends LuaExpressionNode implements Indexing {
    protected final LuaString key;
    private final boolean global;
    private final int line;

    /** For {@link #executeNumber}; null when there was something else than these. */
    @CompilationFinal(dimensions = 1)
    private NumberField[] numberFields = {};

    /** A field that holds numbers, in tables of one shape. */
    private record NumberField(Shape shape, Property property) {}

    /**
     * @param global whether the source has the name of a global variable here
     */
    protected MemberNode(LuaString key, boolean global, int line) {
        this.key = key;
        this.global = global;
        this.line = line;
    }

    /** For code that meets integers and floats: both come unboxed from fields of numbers, until there is anything else. */
    @Override
    @ExplodeLoop
    public final LuaNumber executeNumber(VirtualFrame frame) throws UnexpectedResultException {
        NumberField[] fields = numberFields;
        if (fields == null) {
            return expectNumber(execute(frame));
        }
        Object receiver = getReceiver().execute(frame);
        if (receiver instanceof LuaTable table) {
            Shape shape = table.shape();
            for (NumberField field : fields) {
                if (shape == field.shape) {
                    return field.property.getNumber(table);
                }
            }
        }
        CompilerDirectives.transferToInterpreterAndInvalidate();
        numberFields = with(receiver, fields);
        return expectNumber(executeWith(receiver));
    }

    /** The fields and the receiver's. Another thread that does the same at this moment is no harm: one of the two learns again. */
    private NumberField[] with(Object receiver, NumberField[] known) {
        if (known.length == MemberLimits.SHAPES || !(receiver instanceof LuaTable table)) {
            return null;
        }
        Shape shape = table.shape();
        Property property = shape.isDictionary() ? null : shape.lookup(key);
        if (property == null || property.isObject()) {
            return null;
        }
        NumberField[] fields = Arrays.copyOf(known, known.length + 1);
        fields[known.length] = new NumberField(shape, property);
        return fields;
    }

    /** Reads the field of a value that was evaluated before. */
    public abstract Object executeWith(Object receiver);

    @Specialization(
            guards = {"table.shape() == shape", "member != null"},
            assumptions = "member.valid()",
            limit = "SHAPES")
    static Object doResolved(
            @SuppressWarnings("unused") LuaTable table,
            @SuppressWarnings("unused") @Cached("table.shape()") Shape shape,
            @Cached("resolve(shape, key)") ResolvedMember member) {
        return member.value();
    }

    @Specialization(
            guards = {"table.shape() == shape", "property != null", "property.isInteger()"},
            limit = "SHAPES")
    static long doInteger(
            LuaTable table,
            @SuppressWarnings("unused") @Cached("table.shape()") Shape shape,
            @Cached("shape.lookup(key)") Property property) {
        return property.getInteger(table);
    }

    @Specialization(
            guards = {"table.shape() == shape", "property != null", "property.isFloat()"},
            limit = "SHAPES")
    static double doFloat(
            LuaTable table,
            @SuppressWarnings("unused") @Cached("table.shape()") Shape shape,
            @Cached("shape.lookup(key)") Property property) {
        return property.getFloat(table);
    }

    @Specialization(
            guards = {
                "table.shape() == shape",
                "property != null",
                "property.isNumber()",
                "property.hasTaggedInteger(table)"
            },
            limit = "SHAPES")
    static long doNumberInteger(
            LuaTable table,
            @SuppressWarnings("unused") @Cached("table.shape()") Shape shape,
            @Cached("shape.lookup(key)") Property property) {
        return property.getInteger(table);
    }

    @Specialization(
            guards = {
                "table.shape() == shape",
                "property != null",
                "property.isNumber()",
                "!property.hasTaggedInteger(table)"
            },
            limit = "SHAPES")
    static double doNumberFloat(
            LuaTable table,
            @SuppressWarnings("unused") @Cached("table.shape()") Shape shape,
            @Cached("shape.lookup(key)") Property property) {
        return property.getFloat(table);
    }

    @Specialization(
            guards = {"table.shape() == shape", "property != null", "property.isObject()"},
            limit = "SHAPES")
    final Object doObject(
            LuaTable table,
            @SuppressWarnings("unused") @Cached("table.shape()") Shape shape,
            @Cached("shape.lookup(key)") Property property,
            @Cached("shape.metaClass() == null") boolean plain,
            @Cached(value = "inherited(shape, key)", neverDefault = false) ResolvedMember inherited,
            @Cached(value = "inheritedMember(table.metatable())", neverDefault = false) InheritedMember member,
            @Shared @Cached IndexNode index) {
        Object value = property.getObject(table);
        if (plain || value != LuaNil.NIL) {
            return value;
        }
        if (member != null) {
            return readInherited(table, table.metatable(), member, index);
        }
        return inherited != null && inherited.valid().isValid() ? inherited.value() : index.execute(table, key);
    }

    /** In shared code, which knows no tables, only shapes. */
    @Specialization(
            guards = {"table.shape() == shape", "member != null", "member.holder(table.metatable()) != null"},
            limit = "SHAPES")
    final Object doInherited(
            LuaTable table,
            @SuppressWarnings("unused") @Cached("table.shape()") Shape shape,
            @Cached("inheritedMember(table.metatable(), shape)") InheritedMember member,
            @Shared @Cached IndexNode index) {
        return readInherited(table, table.metatable(), member, index);
    }

    /** In tables with so many fields that shapes do not know them. */
    @Specialization(guards = {"table.shape() == shape", "shape.isDictionary()"})
    final Object doDictionary(
            LuaTable table,
            @SuppressWarnings("unused") @Cached("table.shape()") Shape shape,
            @Cached("new()") EntryHint hint,
            @Shared @Cached IndexNode index) {
        Object value = table.getFromDictionary(key, hint);
        return value == LuaNil.NIL && table.metatable() != null ? index.execute(table, key) : value;
    }

    /** The metatable was completed after the table got it: the cases above can only learn what it says now. */
    @Specialization(guards = "table.isMetaClassOutdated()")
    final Object doOutdated(LuaTable table, @Shared @Cached IndexNode index) {
        table.updateMetaClass();
        return index.execute(table, key);
    }

    private Object readInherited(Object receiver, LuaTable metatable, InheritedMember member, IndexNode index) {
        LuaTable holder = member.holder(metatable);
        Object value = holder == null ? null : member.value(holder);
        return value == null ? index.execute(receiver, key) : value;
    }

    @Specialization(
            replaces = {
                "doResolved",
                "doInteger",
                "doFloat",
                "doNumberInteger",
                "doNumberFloat",
                "doObject",
                "doInherited",
                "doDictionary"
            })
    final Object doTable(LuaTable table, @Shared @Cached IndexNode index) {
        Object value = table.get(key);
        if (value == LuaNil.NIL && table.metatable() != null) {
            return index.execute(table, key);
        }
        return value;
    }

    /** The first guard comes before the metatable is cached. */
    @Specialization(
            guards = {"!context.sharesCode()", "context.stringMetatable() == metatable", "member != null"},
            assumptions = "member.valid()",
            limit = "1")
    static Object doString(
            @SuppressWarnings("unused") LuaString receiver,
            @SuppressWarnings("unused") @Bind("getContext()") LuaContext context,
            @SuppressWarnings("unused") @Cached("context.stringMetatable()") LuaTable metatable,
            @Cached("resolveString(metatable)") ResolvedMember member) {
        return member.value();
    }

    /** In shared code. */
    @Specialization(
            guards = {"member != null", "member.holder(context.stringMetatable()) != null"},
            limit = "1")
    final Object doInheritedString(
            LuaString receiver,
            @Bind("getContext()") LuaContext context,
            @Cached("inheritedMember(context.stringMetatable())") InheritedMember member,
            @Shared @Cached IndexNode index) {
        return readInherited(receiver, context.stringMetatable(), member, index);
    }

    /** The method is chosen when it is called. */
    @Specialization(guards = {"isForeign(receiver)", "isMethodLookup()"})
    static Object doForeignMethod(
            @SuppressWarnings("unused") Object receiver, @Cached("createMethod()") ForeignMethod method) {
        return method;
    }

    @Specialization(guards = {"isForeign(receiver)", "!isMethodLookup()"})
    final Object doForeign(Object receiver, @Cached ForeignReadNode read) {
        Object value = read.execute(receiver, key);
        if (value == null) {
            throw IndexNode.notIndexable(this, receiver, true);
        }
        return value;
    }

    @Fallback
    final Object doOther(Object receiver, @Exclusive @Cached IndexNode index) {
        return index.execute(receiver, key);
    }

    /** Whether this looks up the method of a call, whose receiver is another node's. */
    final boolean isMethodLookup() {
        return getReceiver() == null;
    }

    final ForeignMethod createMethod() {
        return new ForeignMethod(key);
    }

    final LuaContext getContext() {
        return LuaContext.get(this);
    }

    /** The value that is the same for the whole shape, null where the receiver's own fields or a dictionary decide. */
    static ResolvedMember resolve(Shape shape, LuaString key) {
        if (shape.prototype() == null && (shape.isDictionary() || shape.lookup(key) != null)) {
            return null;
        }
        return shape.resolve(key);
    }

    /** The value for tables of the shape whose own field is nil, null where it is not the same for all of them. */
    static ResolvedMember inherited(Shape shape, LuaString key) {
        return shape.metaClass() == null || shape.prototype() != null ? null : shape.resolve(key);
    }

    final InheritedMember inheritedMember(LuaTable metatable) {
        return metatable == null || !getContext().sharesCode() ? null : InheritedMember.find(metatable, key);
    }

    /** The same for tables that have no field of the name themselves. */
    final InheritedMember inheritedMember(LuaTable metatable, Shape shape) {
        return shape.isDictionary() || shape.lookup(key) != null ? null : inheritedMember(metatable);
    }

    final ResolvedMember resolveString(LuaTable metatable) {
        return metatable == null ? null : ResolvedMember.throughMetatable(metatable, key);
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public String variableName() {
        return key.toString();
    }

    @Override
    public String variableKind() {
        return global ? "global" : "field";
    }
}
