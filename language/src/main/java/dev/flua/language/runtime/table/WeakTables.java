package dev.flua.language.runtime.table;

/** The weak tables of a context, in which a collection leaves entries without a key or a value. */
public final class WeakTables {
    private final WeakList<Dictionary> tables = new WeakList<>();

    synchronized void add(Dictionary table) {
        tables.add(table);
    }

    /**
     * After a collection: removes the entries that it cleared.
     *
     * @return whether what is left of them is garbage that another collection would free
     */
    public synchronized boolean forgetCollected() {
        boolean freed = false;
        for (Dictionary table : tables.stream().toList()) {
            freed |= table.forgetCollected();
        }
        return freed;
    }

    /** Whether there is a weak table that is not empty, or was until the last collection. */
    public synchronized boolean hasEntries() {
        // A table that only a finalizer will see again has disappeared from here, but not its entries.
        boolean disappeared = tables.prune();
        return disappeared || tables.stream().anyMatch(table -> table.live() > 0);
    }
}
