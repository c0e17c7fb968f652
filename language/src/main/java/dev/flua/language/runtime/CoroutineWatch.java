package dev.flua.language.runtime;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;

/** Notices when a coroutine has become garbage. The collector of a native image asks it where the coroutine's stack is. */
public abstract class CoroutineWatch extends PhantomReference<LuaCoroutine> {
    private final long address;

    CoroutineWatch(LuaCoroutine coroutine, ReferenceQueue<LuaCoroutine> queue, long address) {
        super(coroutine, queue);
        this.address = address;
    }

    /** {@link CoroutineStack#address}. */
    public final long address() {
        return address;
    }
}
