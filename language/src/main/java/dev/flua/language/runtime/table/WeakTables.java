package dev.flua.language.runtime.table;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** The weak tables of a context, in which a collection leaves entries without a key or a value. */
public final class WeakTables {
    private static final int MIN_SIZE_BEFORE_PRUNING = 64;

    private final List<WeakReference<Dictionary>> tables = new ArrayList<>();
    private int pruneAt = MIN_SIZE_BEFORE_PRUNING;

    void add(Dictionary table) {
        if (tables.size() >= pruneAt) {
            tables.removeIf(reference -> reference.refersTo(null));
            pruneAt = Math.max(MIN_SIZE_BEFORE_PRUNING, 2 * tables.size());
        }
        tables.add(new WeakReference<>(table));
    }

    /**
     * After a collection: removes the entries that it cleared.
     *
     * @return whether what is left of them is garbage that another collection would free
     */
    public boolean forgetCollected() {
        boolean freed = false;
        for (WeakReference<Dictionary> reference : tables) {
            Dictionary table = reference.get();
            freed |= table != null && table.forgetCollected();
        }
        return freed;
    }
}
