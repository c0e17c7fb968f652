package dev.flua.language.runtime.table;

import com.oracle.truffle.api.Assumption;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** The lookups that relied on something, as long as any code relies on them. */
final class Dependents {
    private static final int MIN_SIZE_BEFORE_PRUNING = 16;

    private final List<WeakReference<Assumption>> lookups = new ArrayList<>(2);
    private int pruneAt = MIN_SIZE_BEFORE_PRUNING;

    void add(ResolvedMember member) {
        if (lookups.size() >= pruneAt) {
            lookups.removeIf(lookup -> lookup.refersTo(null));
            pruneAt = Math.max(MIN_SIZE_BEFORE_PRUNING, 2 * lookups.size());
        }
        lookups.add(new WeakReference<>(member.valid()));
    }

    /** What they relied on has changed. */
    void invalidate() {
        for (WeakReference<Assumption> lookup : lookups) {
            Assumption valid = lookup.get();
            if (valid != null) {
                valid.invalidate();
            }
        }
        lookups.clear();
    }
}
