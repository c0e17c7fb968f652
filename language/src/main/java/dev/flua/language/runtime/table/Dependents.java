package dev.flua.language.runtime.table;

import com.oracle.truffle.api.Assumption;

/** The lookups that relied on something, as long as any code relies on them. */
final class Dependents {
    private final WeakList<Assumption> lookups = new WeakList<>();

    void add(ResolvedMember member) {
        lookups.add(member.valid());
    }

    /** What they relied on has changed. */
    void invalidate() {
        lookups.stream().forEach(Assumption::invalidate);
        lookups.clear();
    }
}
