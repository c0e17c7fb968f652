package dev.flua.language.runtime.table;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.CompilerAsserts;
import com.oracle.truffle.api.Truffle;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.ProgramState;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What the shape of a table says about its metatable: which metamethods there are and, where {@code __index} is a table,
 * which one. Many metatables have one meta class: programs that write {@code setmetatable(object, {__index = Class})} make a
 * new metatable for every object, and all these objects still share a shape.
 *
 * <p>A write of a metamethod to a metatable in use {@linkplain #invalidate ends} its meta class; tables that have it find
 * their new one when they are next looked at.
 */
public final class MetaClass {
    private static final Map<Integer, WeakReference<MetaClass>> WITHOUT_INDEX_TABLE = new HashMap<>();

    /** Times that one description may end, each soon after it was made, before it is taken for one that never holds for long. */
    private static final int MAX_GENERATIONS = 16;

    /** How soon that is: many contexts, one after the other, may all do it once. */
    private static final long SOON = TimeUnit.SECONDS.toNanos(1);

    /** Of a metatable to which a metamethod was written, until it is described again. */
    static final MetaClass OUTDATED = new MetaClass(0, null, MAX_GENERATIONS);

    private final int events;
    private final LuaTable indexTable;
    private final int generation;
    private final long time = System.nanoTime();
    private final Assumption stable = Truffle.getRuntime().createAssumption("metatable unchanged");

    /** Whether {@link #stable} no longer holds, for code that does not know this class when it is compiled. */
    private boolean changed;

    private final Map<Shape, WeakReference<Shape>> shapes = new WeakHashMap<>();
    private final Dependents dependents = new Dependents();

    private MetaClass(int events, LuaTable indexTable, int generation) {
        this.events = events;
        this.indexTable = indexTable;
        this.generation = generation;
        if (generation == MAX_GENERATIONS) {
            changed = true;
            stable.invalidate();
        }
    }

    /** The meta class that describes {@code metatable} as it is now. */
    static MetaClass of(LuaTable metatable) {
        CompilerAsserts.neverPartOfCompilation();
        int events = 0;
        for (Event event : Event.values()) {
            if (metatable.get(event.key()) != LuaNil.NIL) {
                events |= event.bit();
            }
        }
        synchronized (Shape.LOCK) {
            if (metatable.get(Event.INDEX.key()) instanceof LuaTable index
                    && !ProgramState.get(null).sharesCode()
                    && index.shape().countIndexTable(index)) {
                return canonical(index.prototype().metaClasses(), events, index);
            }
            return canonical(WITHOUT_INDEX_TABLE, events, null);
        }
    }

    private static MetaClass canonical(Map<Integer, WeakReference<MetaClass>> known, int events, LuaTable index) {
        MetaClass existing = Shape.remembered(known, events);
        if (existing == null || (!existing.stable.isValid() && existing.next() <= MAX_GENERATIONS)) {
            existing = new MetaClass(events, index, existing == null ? 0 : existing.next());
            known.put(events, new WeakReference<>(existing));
        }
        return existing;
    }

    /** The generation of the next description. */
    private int next() {
        boolean soon = System.nanoTime() - time <= SOON;
        return soon ? generation + 1 : Math.max(generation - 1, 0);
    }

    /** Whether the metatable has a value for {@code event}; true only while {@link #stable()} holds. */
    public boolean has(Event event) {
        return (events & event.bit()) != 0;
    }

    /**
     * The table that is the value of {@code __index}; null where {@code __index} is something else or one of too many, or code is
     * shared.
     */
    public LuaTable indexTable() {
        return indexTable;
    }

    /** Whether the metatable is known to have no value for {@code event}, now: for code that cannot rely on {@link #stable()}. */
    boolean lacks(Event event) {
        return !changed && !has(event);
    }

    /** Whether another description would be found for the metatables that had this one. */
    boolean isOutdated() {
        return changed && generation < MAX_GENERATIONS;
    }

    /** Valid as long as every metatable described by this still fits the description. */
    public Assumption stable() {
        return stable;
    }

    void addDependent(ResolvedMember member) {
        dependents.add(member);
    }

    void invalidate() {
        synchronized (Shape.LOCK) {
            stable.invalidate();
            changed = true;
            dependents.invalidate();
        }
    }

    Map<Shape, WeakReference<Shape>> shapes() {
        return shapes;
    }
}
