package dev.flua.language.runtime.memory;

import com.oracle.truffle.api.ThreadLocalAction;
import com.oracle.truffle.api.TruffleOptions;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.ProgramState;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;

/**
 * Raises the error {@code not enough memory} between two steps of the program when a full collection has left an almost full
 * heap. The virtual machine itself gives up only when it has done little but collect for a long time.
 *
 * <p>It tells after each full collection how much is left, to those who have asked. Asking loads many classes, so a
 * {@link Sentinel} looks first whether the heap is ever used to a large part.
 */
public final class HeapWatch implements NotificationListener {
    /** The share of the old generation that is an error if a full collection leaves so much. */
    private static final double FULL = 0.95;

    /** The share of the heap that is reason to ask for notifications. */
    private static final double LARGE = 0.6;

    /** After an allocation has failed, the error is known, and what filled the heap is being let go: no second error. */
    private static final long PAUSE_AFTER_FAILURE = TimeUnit.SECONDS.toNanos(2);

    private final ProgramState context;
    private final AtomicBoolean requested = new AtomicBoolean();
    private boolean listening;
    private boolean closed;

    private HeapWatch(ProgramState context) {
        this.context = context;
    }

    /** Watches until the context is closed. Native images have none of the notifications. */
    public static void start(ProgramState context) {
        if (!TruffleOptions.AOT) {
            HeapWatch watch = new HeapWatch(context);
            context.onClose(watch::close);
            var _ = new Sentinel(watch);
        }
    }

    /** Garbage from the start, so that its finalizer is called after each collection. */
    @SuppressWarnings({"removal", "Finalize"}) // a reference would need a thread that waits for it
    private static final class Sentinel {
        private final HeapWatch owner;

        Sentinel(HeapWatch owner) {
            this.owner = owner;
        }

        @Override
        @Deprecated
        protected void finalize() {
            owner.collected();
        }
    }

    private synchronized void collected() {
        if (closed) {
            return;
        }
        if (MachineHeap.used() < LARGE * Runtime.getRuntime().maxMemory()) {
            var _ = new Sentinel(this);
        } else {
            listen();
        }
    }

    private void listen() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            long size = pool.getUsage().getMax();
            // Young generations have no threshold of both kinds.
            if (pool.getType() == MemoryType.HEAP
                    && pool.isUsageThresholdSupported()
                    && pool.isCollectionUsageThresholdSupported()
                    && size > 0) {
                pool.setCollectionUsageThreshold((long) (FULL * size));
            }
        }
        emitter().addNotificationListener(this, null, null);
        listening = true;
    }

    private static NotificationEmitter emitter() {
        return (NotificationEmitter) ManagementFactory.getMemoryMXBean();
    }

    private synchronized void close() {
        closed = true;
        if (listening) {
            try {
                emitter().removeNotificationListener(this);
            } catch (ListenerNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void handleNotification(Notification notification, Object handback) {
        if (notification.getType().equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED)
                && requested.compareAndSet(false, true)) {
            try {
                var _ = context.env().submitThreadLocal(null, new Failure(requested));
            } catch (IllegalStateException ignored) {
                // The context has just ended.
            }
        }
    }

    /** The error, in one thread of the program. */
    private static final class Failure extends ThreadLocalAction {
        private final AtomicBoolean requested;

        Failure(AtomicBoolean requested) {
            super(true, false);
            this.requested = requested;
        }

        @Override
        protected void perform(Access access) {
            if (requested.get()) {
                boolean full = !Allocation.hasFailedWithin(PAUSE_AFTER_FAILURE) && isStillFull();
                requested.set(false);
                if (full) {
                    stopLimited(access.getLocation());
                    throw Allocation.failed();
                }
            }
        }

        /** A program that may use only so much memory is the first to go when there is none. */
        private static void stopLimited(Node location) {
            Allocation.Limit limits = ProgramState.get(null).memoryLimit();
            if (limits != null) {
                limits.heapFull(location);
            }
        }

        /** What filled the heap may have been let go meanwhile, because the machine has raised the error by itself. */
        private static boolean isStillFull() {
            System.gc();
            for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
                if (pool.isCollectionUsageThresholdSupported()
                        && pool.getCollectionUsageThreshold() > 0
                        && pool.isCollectionUsageThresholdExceeded()) {
                    return true;
                }
            }
            return false;
        }
    }
}
