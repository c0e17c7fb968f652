package dev.flua.language.runtime.table;

import java.lang.ref.WeakReference;

/** A key or value that a weak table does not keep alive (manual §2.5.4). */
final class WeakEntry extends WeakReference<Object> {
    private final int hash;

    private WeakEntry(Object referent, int hash) {
        super(referent);
        this.hash = hash;
    }

    /** The form in which a weak table keeps a key: objects weakly, everything else, strings among them, as it is. */
    static Object ofKey(Object key) {
        return key instanceof WeakKey ? new WeakEntry(key, KeyIdentity.hash(key)) : key;
    }

    /** The form in which a weak table keeps a value. */
    static Object ofValue(Object value) {
        return value instanceof WeakKey ? new WeakEntry(value, 0) : value;
    }

    /** Whether a value is an object, so that it can be garbage. */
    static boolean isObject(Object value) {
        return value instanceof WeakKey;
    }

    /** The identity hash of the key, also after the key is gone. */
    int identityHash() {
        return hash;
    }
}
