package dev.flua.language.runtime.table;

import java.lang.ref.WeakReference;

/** A key that a weak table does not keep alive (manual §2.5.4). */
final class KeyReference extends WeakReference<Object> {
    private final int hash;

    private KeyReference(Object key) {
        super(key);
        hash = KeyIdentity.hash(key);
    }

    /** The form in which a weak table keeps a key: objects weakly, everything else, strings among them, as it is. */
    static Object of(Object key) {
        return key instanceof WeakKey ? new KeyReference(key) : key;
    }

    /** The identity hash of the key, also after the key is gone. */
    int identityHash() {
        return hash;
    }
}
