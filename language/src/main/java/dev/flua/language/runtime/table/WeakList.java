package dev.flua.language.runtime.table;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Objects that the list does not keep. What is left of those that have gone is removed when the list has doubled. */
final class WeakList<T> {
    private static final int MIN_SIZE_BEFORE_PRUNING = 16;

    private final List<WeakReference<T>> references = new ArrayList<>(2);
    private int pruneAt = MIN_SIZE_BEFORE_PRUNING;

    void add(T object) {
        if (references.size() >= pruneAt) {
            prune();
            pruneAt = Math.max(MIN_SIZE_BEFORE_PRUNING, 2 * references.size());
        }
        references.add(new WeakReference<>(object));
    }

    /** Removes what is left of objects that have gone; returns whether there were any. */
    boolean prune() {
        return references.removeIf(reference -> reference.refersTo(null));
    }

    /** Those that are there, and perhaps some that have gone. */
    int size() {
        return references.size();
    }

    /** Those that are there. */
    Stream<T> stream() {
        return references.stream().map(WeakReference::get).filter(Objects::nonNull);
    }

    void clear() {
        references.clear();
    }
}
