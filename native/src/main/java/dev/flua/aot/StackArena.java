package dev.flua.aot;

import com.oracle.svm.core.Uninterruptible;
import java.util.Arrays;
import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.word.Pointer;
import org.graalvm.word.WordFactory;

/**
 * Memory for the stacks of coroutines: slots of one size in one range of addresses, so that an address tells its stack. A slot
 * takes address space until it is used; what was used for a deep recursion goes back to the system.
 */
final class StackArena {
    private static final int SLOT_BITS = 24;

    /** Deep enough for what one coroutine usually does; address space, not memory. */
    static final long SLOT_BYTES = 1L << SLOT_BITS;

    /**
     * Stacks do not begin at the same place of their slots, or all of them would compete for the same lines of the processor's
     * caches, and the entries of their pages too.
     */
    private static final int SHIFTS = 64;

    private static final long MAX_BYTES = 1L << 41;
    private static final long MIN_BYTES = SLOT_BYTES << 4;

    /** Slots are made usable so many at a time. */
    private static final int BATCH = 16;

    /** What a usual stack takes. */
    private static final int WARM_BYTES = 64 << 10;

    /** More than most functions take on a stack. */
    private static final int PASSED_BYTES = 1 << 10;

    // Of Linux.
    private static final int PROT_NONE = 0;
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_PRIVATE_ANONYMOUS_NORESERVE = 0x4022;
    private static final int MADV_DONTNEED = 4;
    private static final int MADV_NOHUGEPAGE = 15;
    private static final int PAGE_BYTES = 4096;
    private static final int CACHE_LINE_BYTES = 64;
    private static final long MAP_FAILED = -1;

    private static long start;
    private static long end;
    private static long mapping;
    private static long mappedBytes;

    /** Slots from here on were never used. */
    private static long fresh;

    /** Slots from here on cannot be used yet. */
    private static long usable;

    /** The ends of stacks that nobody uses. Those in {@code warm} have memory for a usual stack. */
    private static final long[] WARM = new long[256];

    private static int warmCount;
    private static long[] cold = new long[64];
    private static int coldCount;

    private StackArena() {}

    /** Whether two stack pointers, of which either may be of a thread, may be of the same stack. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    static boolean isSameStack(Pointer a, Pointer b) {
        return slot(a.rawValue()) == slot(b.rawValue());
    }

    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    private static long slot(long address) {
        return address >= start && address < end ? address >>> SLOT_BITS : 0;
    }

    /** The end of the stack in the slot that {@code address} is in. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    static long top(long address) {
        long slot = address >>> SLOT_BITS;
        return ((slot + 1) << SLOT_BITS) - (slot & (SHIFTS - 1)) * (PAGE_BYTES + CACHE_LINE_BYTES);
    }

    /** The beginning of the slot that {@code address} is in, which is where the stack would be full. */
    @Uninterruptible(reason = Uninterruptible.CALLED_FROM_UNINTERRUPTIBLE_CODE, mayBeInlined = true)
    static long bottom(long address) {
        return address & -SLOT_BYTES;
    }

    /** The end of a stack that is now the caller's; 0 if there is none left. */
    static synchronized long take() {
        if (warmCount > 0) {
            return WARM[--warmCount];
        }
        if (coldCount > 0) {
            return cold[--coldCount];
        }
        if (start == 0) {
            reserve();
        }
        if (fresh == usable && !extend()) {
            return 0;
        }
        long top = top(fresh);
        fresh += SLOT_BYTES;
        return top;
    }

    private static boolean extend() {
        for (int slots = BATCH; slots > 0; slots /= 4) {
            long bytes = Math.min(slots * SLOT_BYTES, end - usable);
            if (bytes > 0 && mprotect(usable, bytes, PROT_READ_WRITE) == 0) {
                usable += bytes;
                return true;
            }
        }
        return false;
    }

    /** As much as there is: a process may be limited. */
    private static void reserve() {
        for (long bytes = MAX_BYTES; bytes >= MIN_BYTES; bytes /= 4) {
            long address = mmap(0, bytes + SLOT_BYTES, PROT_NONE, MAP_PRIVATE_ANONYMOUS_NORESERVE, -1, 0);
            if (address != MAP_FAILED) {
                long first = (address + SLOT_BYTES - 1) & -SLOT_BYTES;
                int _ = madvise(first, bytes, MADV_NOHUGEPAGE); // else each stack begins with 2 MB
                mapping = address;
                mappedBytes = bytes + SLOT_BYTES;
                fresh = first;
                usable = first;
                end = first + bytes;
                start = first;
                return;
            }
        }
    }

    /** The caller gives a stack up. */
    static synchronized void give(long top) {
        if (warmCount < WARM.length) {
            if (wasDeep(top)) {
                drop(bottom(top - 1), warmPages(top));
            }
            WARM[warmCount++] = top;
        } else {
            drop(bottom(top - 1), bottom(top - 1) + SLOT_BYTES);
            if (coldCount == cold.length) {
                cold = Arrays.copyOf(cold, 2 * coldCount);
            }
            cold[coldCount++] = top;
        }
    }

    /** Whether a stack has grown beyond {@link #WARM_BYTES}: what passes there leaves return addresses. */
    private static boolean wasDeep(long top) {
        Pointer passed = WordFactory.pointer(warmPages(top) - PASSED_BYTES);
        for (int i = 0; i < PASSED_BYTES; i += Long.BYTES) {
            if (passed.readLong(i) != 0) {
                return true;
            }
        }
        return false;
    }

    private static long warmPages(long top) {
        return (top - WARM_BYTES) & -PAGE_BYTES;
    }

    private static void drop(long from, long to) {
        int _ = madvise(from, to - from, MADV_DONTNEED);
    }

    /** May be a little behind where several threads have coroutines. */
    static int slotsInUse() {
        return (int) ((fresh - start) >> SLOT_BITS) - warmCount - coldCount;
    }

    /** Why there is no slot. */
    static synchronized String shortage() {
        if (start == 0) {
            return "no address space for the stacks of coroutines (see ulimit -v)";
        }
        return "too many coroutines: " + slotsInUse() + " are alive, of which each takes " + (SLOT_BYTES >> 20)
                + " MB of address space" + (fresh == end ? "" : " (see vm.overcommit_memory, vm.max_map_count)");
    }

    /** The virtual machine ends, and with it all that would use a stack; the process may go on. */
    static void close() {
        int _ = munmap(mapping, mappedBytes);
    }

    @CFunction(transition = CFunction.Transition.NO_TRANSITION)
    private static native long mmap(long address, long bytes, int protection, int flags, int file, long offset);

    @CFunction(transition = CFunction.Transition.NO_TRANSITION)
    private static native int munmap(long address, long bytes);

    @CFunction(transition = CFunction.Transition.NO_TRANSITION)
    private static native int mprotect(long address, long bytes, int protection);

    @CFunction(transition = CFunction.Transition.NO_TRANSITION)
    private static native int madvise(long address, long bytes, int advice);
}
