package dev.flua.stdlib.os;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/**
 * The processor time that a script has used: that of the threads on which it has asked. The virtual machine's own threads,
 * which compile and collect garbage, do not count, so that a script which measures itself measures its own work.
 */
final class ProcessorTime {
    private static final double NANOS_PER_SECOND = 1e9;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> nanosByThread = new HashMap<>();

    /** The time in seconds. */
    @TruffleBoundary
    double seconds() {
        if (!threads.isCurrentThreadCpuTimeSupported()) {
            return System.nanoTime() / NANOS_PER_SECOND;
        }
        nanosByThread.put(Thread.currentThread().threadId(), threads.getCurrentThreadCpuTime());
        if (nanosByThread.size() > 1) {
            nanosByThread.replaceAll((thread, known) -> Math.max(known, threads.getThreadCpuTime(thread)));
        }
        long sum = 0;
        for (long nanos : nanosByThread.values()) {
            sum += nanos;
        }
        return sum / NANOS_PER_SECOND;
    }
}
