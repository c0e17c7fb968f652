package dev.flua.stdlib.basic;

import com.oracle.truffle.api.TruffleOptions;

/** How much of the heap the program uses, for {@code collectgarbage("count")}. */
interface HeapGauge {
    /** Collects, so that there is something to start from. */
    static HeapGauge create() {
        return TruffleOptions.AOT ? new ImageHeapGauge() : new MachineHeapGauge();
    }

    /** Bytes in use. */
    double bytes();

    /** Whether there was a collection that has not been accounted for. */
    boolean isOutdated();

    /** Accounts for what the last collection left. */
    void collected();
}
