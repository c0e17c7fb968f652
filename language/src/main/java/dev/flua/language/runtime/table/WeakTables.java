package dev.flua.language.runtime.table;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** The weak tables of a context, in which a collection leaves entries without a key or a value. */
public final class WeakTables {
    private static final int MIN_SIZE_BEFORE_PRUNING = 64;

    private final List<WeakReference<Dictionary>> tables = new ArrayList<>();
    private int pruneAt = MIN_SIZE_BEFORE_PRUNING;

    synchronized void add(Dictionary table) {
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
    public synchronized boolean forgetCollected() {
        boolean freed = false;
        for (WeakReference<Dictionary> reference : tables) {
            Dictionary table = reference.get();
            freed |= table != null && table.forgetCollected();
        }
        return freed;
    }

    /** Whether there is a weak table that is not empty, or was until the last collection. */
    public synchronized boolean hasEntries() {
        // A table that only a finalizer will see again has disappeared from here, but not its entries.
        boolean disappeared = tables.removeIf(reference -> reference.refersTo(null));
        return disappeared || tables.stream().map(WeakReference::get).anyMatch(t -> t != null && t.live() > 0);
    }
}
