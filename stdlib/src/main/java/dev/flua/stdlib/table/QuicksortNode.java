package dev.flua.stdlib.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.nodes.LoopNode;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.stack.Errors;

/**
 * The reference's quicksort (ltablib.c, after Sedgewick): the same comparisons and exchanges in the same order, so that
 * programs with an order function that is not one see the same results and errors. Recursion on the smaller part is a stack
 * of the larger parts here, because compiled code cannot recurse.
 */
final class QuicksortNode extends Node {
    /** Intervals above this size choose another pivot once a partition turned out badly. */
    private static final int RANDOM_PIVOT_LIMIT = 100;

    /** A part this many times smaller than the other is a bad partition. */
    private static final int IMBALANCE = 128;

    /** Every part that is put aside is at least as large as what is left: there are never more than bits in an int. */
    private static final int MAX_PENDING = 32;

    @Child
    private ElementAccess elements = ElementAccess.create();

    @Child
    private ElementOrder comparison;

    QuicksortNode(ElementOrder comparison) {
        this.comparison = comparison;
    }

    /** Sorts the elements 1..{@code size}. The comparison cannot yield, as in the reference. */
    void sort(Object list, Object order, int size) {
        LuaCoroutine coroutine = LuaContext.get(this).currentCoroutine();
        coroutine.enterNonYieldable();
        try {
            sortRanges(list, order, size);
        } finally {
            coroutine.leaveNonYieldable();
        }
    }

    private void sortRanges(Object list, Object order, int size) {
        int[] pending = new int[3 * MAX_PENDING];
        int top = 0;
        int low = 1;
        int high = size;
        int random = 0;
        while (true) {
            int pivot = low < high ? partition(list, order, low, high, random) : 0;
            LoopNode.reportLoopCount(this, Math.max(1, high - low));
            TruffleSafepoint.poll(this);
            if (pivot == 0) {
                if (top == 0) {
                    return;
                }
                top -= 3;
                low = pending[top];
                high = pending[top + 1];
                random = pending[top + 2];
                continue;
            }
            boolean lowerIsSmaller = pivot - low < high - pivot;
            int largerLow = lowerIsSmaller ? pivot + 1 : low;
            int largerHigh = lowerIsSmaller ? high : pivot - 1;
            int smallerSize = lowerIsSmaller ? pivot - low : high - pivot;
            pending[top] = largerLow;
            pending[top + 1] = largerHigh;
            pending[top + 2] = (largerHigh - largerLow) / IMBALANCE > smallerSize ? randomPivot() : random;
            top += 3;
            if (lowerIsSmaller) {
                high = pivot - 1;
            } else {
                low = pivot + 1;
            }
        }
    }

    /** Orders the ends and the pivot, then parts the interval around the pivot; 0 where it is sorted already. */
    private int partition(Object list, Object order, int low, int high, int random) {
        Object first = elements.get(list, low);
        Object last = elements.get(list, high);
        if (comparison.isLess(order, last, first)) {
            elements.set(list, low, last);
            elements.set(list, high, first);
        }
        if (high - low == 1) {
            return 0;
        }
        int middle = high - low < RANDOM_PIVOT_LIMIT || random == 0
                ? (low + high) >>> 1
                : Integer.remainderUnsigned(random, (high - low) / 4 * 2) + low + (high - low) / 4;
        Object pivot = elements.get(list, middle);
        first = elements.get(list, low);
        if (comparison.isLess(order, pivot, first)) {
            elements.set(list, middle, first);
            elements.set(list, low, pivot);
        } else {
            last = elements.get(list, high);
            if (comparison.isLess(order, last, pivot)) {
                elements.set(list, middle, last);
                elements.set(list, high, pivot);
            }
        }
        if (high - low == 2) {
            return 0;
        }
        pivot = elements.get(list, middle);
        Object beforeLast = elements.get(list, high - 1L);
        elements.set(list, middle, beforeLast);
        elements.set(list, high - 1L, pivot);
        return partitionAround(list, order, low, high, pivot);
    }

    /** The pivot is at {@code high - 1}, and the ends are on their right sides; returns the pivot's place. */
    private int partitionAround(Object list, Object order, int low, int high, Object pivot) {
        int i = low;
        int j = high - 1;
        while (true) {
            Object left = elements.get(list, ++i);
            while (comparison.isLess(order, left, pivot)) {
                if (i == high - 1) {
                    throw invalidOrder();
                }
                left = elements.get(list, ++i);
            }
            Object right = elements.get(list, --j);
            while (comparison.isLess(order, pivot, right)) {
                if (j < i) {
                    throw invalidOrder();
                }
                right = elements.get(list, --j);
            }
            if (j < i) {
                elements.set(list, high - 1L, left);
                elements.set(list, i, pivot);
                return i;
            }
            elements.set(list, i, right);
            elements.set(list, j, left);
        }
    }

    @TruffleBoundary
    private LuaError invalidOrder() {
        return Errors.inBuiltin(this, "invalid order function for sorting");
    }

    @TruffleBoundary
    private static int randomPivot() {
        return (int) (System.nanoTime() ^ System.currentTimeMillis());
    }
}
