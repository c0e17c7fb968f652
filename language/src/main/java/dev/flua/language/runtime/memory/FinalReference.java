package dev.flua.language.runtime.memory;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * Tells that a mark is garbage where the virtual machine finalizes no objects: in native images, whose collector then brings the
 * mark back, with all that it refers to. It does so only for references that are themselves in use, and where it
 * has learned it ({@link ImageCollector}).
 */
public final class FinalReference extends WeakReference<Finalizers.Mark> {
    private static final ReferenceQueue<Finalizers.Mark> FOUND = new ReferenceQueue<>();

    private static boolean isAwaited;

    /** The mark, when the collector has found it to be garbage. */
    private Finalizers.Mark mark;

    /** Another one that the same collection found. */
    private FinalReference next;

    FinalReference(Finalizers.Mark mark) {
        super(mark, FOUND);
        awaitGarbage();
    }

    /**
     * The collector has found the mark to be garbage and brought it back.
     *
     * @param others what the same collection has found before, null if that is nothing
     */
    public void bringBack(Finalizers.Mark found, FinalReference others) {
        mark = found;
        next = others;
    }

    /** Starts the thread that hands what was found to the finalizers, and waits until it runs: see {@link CollectionPacer}. */
    private static synchronized void awaitGarbage() {
        if (isAwaited) {
            return;
        }
        Thread thread = new Thread(null, FinalReference::handOut, "Finalizer", 0, false);
        thread.setDaemon(true);
        thread.start();
        try {
            while (!isAwaited) {
                FinalReference.class.wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void handOut() {
        synchronized (FinalReference.class) {
            isAwaited = true;
            FinalReference.class.notifyAll();
        }
        try {
            while (true) {
                for (FinalReference found = (FinalReference) FOUND.remove(); found != null; found = found.takeNext()) {
                    found.handOver();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the process ends
        }
    }

    private void handOver() {
        try {
            mark.found();
        } catch (OutOfMemoryError e) {
            // This one is not finalized; the program is told of the error when it allocates.
        }
        mark = null;
    }

    private FinalReference takeNext() {
        FinalReference following = next;
        next = null;
        return following;
    }
}
