package dev.flua.language.runtime.memory;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleOptions;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the virtual machine tells about its heap. */
public final class MachineHeap {
    private MachineHeap() {}

    /** Bytes in use, garbage included. */
    @TruffleBoundary
    public static long used() {
        Runtime machine = Runtime.getRuntime();
        return machine.totalMemory() - machine.freeMemory();
    }

    /**
     * Bytes that the current thread has allocated since some moment. Native images without flua's ahead-of-time part do not tell:
     * there it is {@link #used}, which grows by whole parts of the heap and becomes less with a collection.
     */
    @TruffleBoundary
    public static long allocated() {
        if (TruffleOptions.AOT) {
            long allocated = ImageCollector.allocated();
            return allocated < 0 ? used() : allocated;
        }
        return Threads.BEAN.getCurrentThreadAllocatedBytes();
    }

    /** Loaded when needed, because it takes a while. */
    private static final class Threads {
        static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    }
}
