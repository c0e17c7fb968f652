package dev.flua.language.runtime.table;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.CompilerAsserts;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.Truffle;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The hidden class of a table: which string keys its record part has and where their values lie, what its metatable
 * defines, and whether other tables' lookups rely on it. Shapes are immutable; adding a key, widening a slot, or setting a
 * metatable leads to another shape, always the same one for the same step.
 *
 * <p>Contexts share shapes, and may run in parallel: what shapes and meta classes learn is written under {@link #LOCK}. A shape
 * knows the next ones only weakly: tables and code keep those that are in use, and nothing of a context outlives it here.
 */
public final class Shape {
    /** String keys in the record part before all of them move to the dictionary. */
    static final int MAX_PROPERTIES = 128;

    /** As {@link #MAX_PROPERTIES}, for keys that the program computes. */
    static final int MAX_COMPUTED_PROPERTIES = 16;

    /** Up to this many properties are looked through one by one. */
    private static final int MAX_SEARCHED = 16;

    /** Keys of which a shape remembers that their slots had to be widened. */
    private static final int MAX_HINTS = 4096;

    /** Index tables of one layout that have meta classes of their own before {@code __index} is no longer told apart. */
    private static final int MAX_INDEX_TABLES = 64;

    /** Different keys added to tables of one shape before the shape is taken for a dictionary's. */
    private static final int MAX_TRANSITIONS = 256;

    /** One for all, because learning goes from shapes to meta classes and back. It is rare once a program is warm. */
    static final Object LOCK = new Object();

    private static final Property[] NO_PROPERTIES = {};

    /** The shape of {@code {}}. */
    public static final Shape EMPTY = new Shape(null, NO_PROPERTIES, 0, 0, null, null, null, false);

    private static final Shape EMPTY_DICTIONARY = new Shape(null, NO_PROPERTIES, 0, 0, null, null, null, true);

    private record Addition(LuaString key, Property.Kind kind) {
        // The methods that records have by themselves are made of method handles, which native images interpret.

        @Override
        public boolean equals(Object other) {
            return other instanceof Addition addition && kind == addition.kind && key.equals(addition.key);
        }

        @Override
        public int hashCode() {
            return 31 * key.hashCode() + kind.ordinal();
        }
    }

    private final Shape parent;

    @CompilationFinal(dimensions = 1)
    private final Property[] properties;

    /** Of the properties' keys; null where there are more than are looked through one by one. */
    @CompilationFinal(dimensions = 1)
    private final int[] hashes;

    private final int numberSlots;
    private final int objectSlots;
    private final MetaClass metaClass;
    private final MetaClass usedAs;
    private final Prototype prototype;
    private final boolean dictionary;
    private final Assumption current = Truffle.getRuntime().createAssumption("shape is current");

    /** Read without the lock, as are the hints. */
    private volatile Map<Addition, WeakReference<Shape>> additions;

    private volatile Map<LuaString, Property.Kind> kindHints;
    private Map<MetaClass, WeakReference<Shape>> metatableShapes;
    private volatile Map<LuaString, Property> index;
    private Map<LuaString, ResolvedMember> resolved;
    private WeakList<LuaTable> indexTables;
    private int misses;

    private Shape(
            Shape parent,
            Property[] properties,
            int numberSlots,
            int objectSlots,
            MetaClass metaClass,
            MetaClass usedAs,
            Prototype prototype,
            boolean dictionary) {
        this.parent = parent;
        this.properties = properties;
        this.hashes = properties.length > MAX_SEARCHED ? null : hashes(properties);
        this.numberSlots = numberSlots;
        this.objectSlots = objectSlots;
        this.metaClass = metaClass;
        this.usedAs = usedAs;
        this.prototype = prototype;
        this.dictionary = dictionary;
    }

    private static int[] hashes(Property[] properties) {
        int[] result = new int[properties.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = properties[i].key().hashCode();
        }
        return result;
    }

    /** What the metatable of tables of this shape defines; null where they have none. */
    public MetaClass metaClass() {
        return metaClass;
    }

    /** The meta class of the tables whose metatable is a table of this shape; null where it is nobody's metatable. */
    MetaClass usedAs() {
        return usedAs;
    }

    /** Whether tables of this shape are metatables in use, so that a write of a metamethod concerns others. */
    public boolean isMetatable() {
        return usedAs != null;
    }

    /** Not null where the shape belongs to one table that others look keys up in. */
    public Prototype prototype() {
        return prototype;
    }

    /** Whether the string keys are in the dictionary, so that the shape does not know them. */
    public boolean isDictionary() {
        return dictionary;
    }

    /** No longer valid once new tables get another shape because a slot had to be widened. */
    public Assumption current() {
        return current;
    }

    public int propertyCount() {
        return properties.length;
    }

    public Property property(int position) {
        return properties[position];
    }

    public int numberSlots() {
        return numberSlots;
    }

    public int objectSlots() {
        return objectSlots;
    }

    /** Whether a key that the table does not have is nil without asking the metatable. */
    public boolean hasNoIndex() {
        return lacks(Event.INDEX);
    }

    /** Whether a key that the table does not have can be added without asking the metatable. */
    public boolean hasNoNewIndex() {
        return lacks(Event.NEWINDEX);
    }

    /** Whether the metatable is not asked about {@code event}. */
    public boolean lacks(Event event) {
        return metaClass == null || metaClass.lacks(event);
    }

    /** Where the value of {@code key} lies, null where the record part does not have the key. */
    @TruffleBoundary
    public Property lookup(LuaString key) {
        if (hashes != null) {
            int hash = key.hashCode();
            for (int i = 0; i < hashes.length; i++) {
                if (hashes[i] == hash && properties[i].key().equals(key)) {
                    return properties[i];
                }
            }
            return null;
        }
        Map<LuaString, Property> map = index;
        if (map == null) {
            map = HashMap.newHashMap(properties.length);
            for (Property property : properties) {
                map.put(property.key(), property);
            }
            index = map;
        }
        return map.get(key);
    }

    /** The position of {@code key} in the order of addition, -1 where it is not there. */
    @TruffleBoundary
    int position(LuaString key) {
        Property property = lookup(key);
        int position = property == null ? -1 : properties.length - 1;
        while (position >= 0 && properties[position] != property) { // records are slow to compare in native executables
            position--;
        }
        return position;
    }

    /**
     * The shape after {@code key} was added with {@code value}; null where the table should become a dictionary.
     *
     * @param computed whether the program computed the key, rather than to have it in its text
     */
    @TruffleBoundary
    public Shape add(LuaString key, Object value, boolean computed) {
        if (dictionary
                || properties.length >= (computed ? MAX_COMPUTED_PROPERTIES : MAX_PROPERTIES)
                        && (prototype == null || properties.length >= MAX_PROPERTIES)) {
            return null;
        }
        Property.Kind kind = hinted(key, Property.Kind.of(value));
        Shape known = knownAddition(new Addition(key, kind));
        if (known != null) {
            return known;
        }
        synchronized (LOCK) {
            return isFull() ? knownAddition(new Addition(key, kind)) : addition(key, kind);
        }
    }

    private boolean isFull() {
        forgetUnused();
        return additions != null && additions.size() >= MAX_TRANSITIONS;
    }

    /** Looks now and then, where there are many next shapes, whether some have gone. */
    private void forgetUnused() {
        if (additions != null && additions.size() >= MAX_TRANSITIONS && misses++ % MAX_TRANSITIONS == 0) {
            additions.values().removeIf(next -> next.refersTo(null));
        }
    }

    /** The kind of a new slot for {@code key}: one that earlier tables had to widen is wider from the start. */
    private Property.Kind hinted(LuaString key, Property.Kind kind) {
        Map<LuaString, Property.Kind> hints = kindHints;
        Property.Kind hint = hints == null ? null : hints.get(key);
        return hint == null ? kind : kind.join(hint);
    }

    private Shape knownAddition(Addition addition) {
        Map<Addition, WeakReference<Shape>> known = additions;
        return known == null ? null : remembered(known, addition);
    }

    private Shape addition(LuaString key, Property.Kind kind) {
        if (additions == null) {
            additions = new ConcurrentHashMap<>(4);
        }
        Addition addition = new Addition(key, kind);
        Shape next = knownAddition(addition);
        if (next == null) {
            forgetUnused();
            next = appended(key, kind);
            additions.put(addition, new WeakReference<>(next));
        }
        return next;
    }

    /** The shape of a record with one more field, which exists even where {@code value} is nil. */
    @TruffleBoundary
    public Shape addField(LuaString key, Object value) {
        Shape next = add(key, value, false);
        return next == null ? addWithKind(key, Property.Kind.of(value)) : next;
    }

    private Shape appended(LuaString key, Property.Kind kind) {
        Property[] more = Arrays.copyOf(properties, properties.length + 1);
        boolean object = kind == Property.Kind.OBJECT;
        more[properties.length] = new Property(key, kind, object ? objectSlots : numberSlots);
        return new Shape(
                this,
                more,
                numberSlots + kind.numberSlots(),
                objectSlots + (object ? 1 : 0),
                metaClass,
                usedAs,
                prototype,
                false);
    }

    /** The shape in which {@code property} can also hold {@code value}. Tables made from now on start with the wider slot. */
    @TruffleBoundary
    public Shape widen(Property property, Object value) {
        Property.Kind kind = property.kind().join(Property.Kind.of(value));
        Shape before = this;
        List<Property> after = new ArrayList<>();
        // Walk back to the shape to which the property was added, widen there, and add the later properties again.
        while (before.parent != null && before.parent.lookup(property.key()) != null) {
            after.addFirst(before.properties[before.properties.length - 1]);
            before = before.parent;
        }
        before.current.invalidate();
        Shape base = before.parent;
        if (base == null) {
            throw new AssertionError("a property without addition");
        }
        base.hint(property.key(), kind);
        Shape result = base.addWithKind(property.key(), kind);
        for (Property later : after) {
            result = result.addWithKind(later.key(), later.kind());
        }
        obsoleteAfter(before);
        return result;
    }

    private void obsoleteAfter(Shape before) {
        for (Shape shape = this; shape != before; shape = shape.parent) {
            shape.current.invalidate();
        }
    }

    private void hint(LuaString key, Property.Kind kind) {
        synchronized (LOCK) {
            if (kindHints == null) {
                kindHints = new ConcurrentHashMap<>(4);
            } else if (kindHints.size() >= MAX_HINTS) {
                kindHints.clear(); // the programs may be others by now
            }
            kindHints.merge(key, kind, Property.Kind::join);
        }
    }

    private Shape addWithKind(LuaString key, Property.Kind kind) {
        synchronized (LOCK) {
            return addition(key, hinted(key, kind));
        }
    }

    /** The same keys for a table whose metatable is described by {@code meta} (null: none). */
    @TruffleBoundary
    Shape withMetaClass(MetaClass meta) {
        if (meta == metaClass) {
            return this;
        }
        if (prototype != null || meta == null) {
            return derive(meta, usedAs, prototype);
        }
        synchronized (LOCK) {
            return remembered(meta.shapes(), this, () -> derive(meta, usedAs, null));
        }
    }

    /** The same keys for a table that is the metatable of tables with {@code meta}. */
    @TruffleBoundary
    Shape asMetatable(MetaClass meta) {
        if (meta == usedAs) {
            return this;
        }
        if (prototype != null || meta == null) {
            return derive(metaClass, meta, prototype);
        }
        synchronized (LOCK) {
            return remembered(metatableShapes(), meta, () -> derive(metaClass, meta, null));
        }
    }

    private Map<MetaClass, WeakReference<Shape>> metatableShapes() {
        if (metatableShapes == null) {
            metatableShapes = new WeakHashMap<>();
        }
        return metatableShapes;
    }

    /** What a map has for a key, null where it has nothing or that has gone. */
    static <K, V> V remembered(Map<K, WeakReference<V>> map, K key) {
        WeakReference<V> reference = map.get(key);
        return reference == null ? null : reference.get();
    }

    private static <K> Shape remembered(Map<K, WeakReference<Shape>> shapes, K key, Supplier<Shape> maker) {
        Shape known = remembered(shapes, key);
        if (known == null) {
            known = maker.get();
            shapes.put(key, new WeakReference<>(known));
        }
        return known;
    }

    /** Whether values lie where they do in {@code other}, which has the same keys; a shape can have learned that a slot must be wider. */
    boolean hasLayoutOf(Shape other) {
        for (int i = 0; i < properties.length; i++) {
            if (!properties[i].liesAs(other.properties[i])) {
                return false;
            }
        }
        return true;
    }

    /** The same keys, owned by the table of {@code owner}. */
    Shape asPrototype(Prototype owner) {
        return derive(metaClass, usedAs, owner);
    }

    /** The shape of a table whose string keys all moved to the dictionary. */
    @TruffleBoundary
    Shape asDictionary() {
        return rebuild(EMPTY_DICTIONARY, metaClass, usedAs, prototype);
    }

    private Shape derive(MetaClass meta, MetaClass metatableOf, Prototype owner) {
        Shape result = rebuild(dictionary ? EMPTY_DICTIONARY : EMPTY, meta, metatableOf, owner);
        for (Property property : properties) {
            result = result.addWithKind(property.key(), property.kind());
        }
        return result;
    }

    private static Shape rebuild(Shape empty, MetaClass meta, MetaClass metatableOf, Prototype owner) {
        if (meta == null && metatableOf == null && owner == null) {
            return empty;
        }
        if (owner == null && metatableOf == null) {
            synchronized (LOCK) {
                return remembered(
                        meta.shapes(),
                        empty,
                        () -> new Shape(null, NO_PROPERTIES, 0, 0, meta, null, null, empty.dictionary));
            }
        }
        if (owner == null && meta == null) {
            return empty.emptyMetatable(metatableOf);
        }
        return new Shape(null, NO_PROPERTIES, 0, 0, meta, metatableOf, owner, empty.dictionary);
    }

    private Shape emptyMetatable(MetaClass metatableOf) {
        synchronized (LOCK) {
            return remembered(
                    metatableShapes(),
                    metatableOf,
                    () -> new Shape(null, NO_PROPERTIES, 0, 0, null, metatableOf, null, dictionary));
        }
    }

    /** Whether one more table of this layout may get meta classes of its own as an index table. */
    boolean countIndexTable(LuaTable table) {
        synchronized (LOCK) {
            if (prototype != null && prototype.table() == table) {
                return true;
            }
            if (indexTables == null) {
                indexTables = new WeakList<>();
            }
            if (indexTables.size() >= MAX_INDEX_TABLES) {
                indexTables.prune();
            }
            boolean hasRoom = indexTables.size() < MAX_INDEX_TABLES;
            if (hasRoom) {
                indexTables.add(table);
            }
            return hasRoom;
        }
    }

    /**
     * The value of {@code key} in tables of this shape that do not have it themselves, found along {@code __index} tables;
     * for a prototype's shape, the value in the table itself comes first. Null where the value is not the same for all
     * tables of the shape, or changes too often to be taken for constant.
     */
    @TruffleBoundary
    public ResolvedMember resolve(LuaString key) {
        CompilerAsserts.neverPartOfCompilation();
        synchronized (LOCK) {
            if (resolved == null) {
                resolved = new HashMap<>();
            }
            ResolvedMember known = resolved.get(key);
            if (known == null || !known.valid().isValid()) {
                known = MemberLookup.resolve(this, key);
                if (known == null) {
                    resolved.remove(key);
                } else {
                    resolved.put(key, known);
                }
            }
            return known;
        }
    }

    static boolean isNil(Object value) {
        return value == LuaNil.NIL;
    }
}
