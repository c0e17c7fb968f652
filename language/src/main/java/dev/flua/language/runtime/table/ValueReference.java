package dev.flua.language.runtime.table;

import java.lang.ref.WeakReference;

/**
 * A value that a weak table does not keep alive (manual §2.5.4). The finalizer of a value does not find it there any more, while
 * that of a key does.
 */
public final class ValueReference extends WeakReference<Object> {
    private ValueReference(Object value) {
        super(value);
    }

    /** The form in which a weak table keeps a value: objects weakly, everything else, strings among them, as it is. */
    static Object of(Object value) {
        return value instanceof WeakKey ? new ValueReference(value) : value;
    }
}
