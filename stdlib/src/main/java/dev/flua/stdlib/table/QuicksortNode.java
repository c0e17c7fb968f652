package dev.flua.stdlib.table;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.DirectCallNode;
import com.oracle.truffle.api.nodes.LoopNode;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
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

    /**
     * Parts above this size are partitioned by calls, after some of which that is compiled: a program may sort once only, and a call
     * that has begun in the interpreter ends there.
     */
    private static final int SMALL_PART = 32;

    /** Every part that is put aside is at least as large as what is left: there are never more than bits in an int. */
    private static final int MAX_PENDING = 32;

    @Child
    private ElementAccess elements = ElementAccess.create();

    @Child
    private ElementOrder comparison;

    @Child
    private DirectCallNode partition;

    QuicksortNode(ElementOrder comparison) {
        this.comparison = comparison;
    }

    /** Sorts the elements 1..{@code size}. The comparison cannot yield, as in the reference. */
    void sort(Object list, Object order, int size) {
        LuaCoroutine coroutine = LuaContext.get(this).currentCoroutine();
        coroutine.enterNonYieldable();
        try {
            sortRange(list, order, 1, size, 0, false);
        } finally {
            coroutine.leaveNonYieldable();
        }
    }

    /**
     * Sorts the elements {@code from..to}. Whole sorts and first partitions are one method, so that compiled code has one partition.
     *
     * @param firstOnly only partitions them, once, and returns the place of the pivot; 0 if they are sorted
     */
    private int sortRange(Object list, Object order, int from, int to, int firstRandom, boolean firstOnly) {
        boolean calling = !firstOnly && to - from >= SMALL_PART;
        int[] pending = firstOnly ? null : new int[3 * MAX_PENDING]; // three for each part that is put aside
        int top = 0;
        int low = from;
        int high = to;
        int random = firstRandom;
        while (true) {
            int pivot = 0;
            if (low < high) {
                pivot = calling
                        ? (int) partitionCall().call(list, order, low, high, random)
                        : partition(list, order, low, high, random);
            }
            TruffleSafepoint.poll(this);
            if (firstOnly) {
                return pivot;
            }
            if (pivot == 0) {
                if (top == 0) {
                    return 0;
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

    private DirectCallNode partitionCall() {
        if (partition == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            partition = insert(DirectCallNode.create(new PartitionNode(this).getCallTarget()));
        }
        return partition;
    }

    /** Partitions a part of a list, or sorts it if it is small. Not an activation for Lua. */
    private static final class PartitionNode extends RootNode {
        @Child
        private QuicksortNode quicksort;

        PartitionNode(QuicksortNode caller) {
            super(LuaEngine.get(caller));
            this.quicksort = new QuicksortNode(caller.comparison.another());
        }

        @Override
        public Object execute(VirtualFrame frame) {
            Object[] arguments = frame.getArguments();
            Object list = arguments[0];
            Object order = arguments[1];
            int low = (int) arguments[2];
            int high = (int) arguments[3];
            int random = (int) arguments[4];
            return quicksort.sortRange(list, order, low, high, random, high - low >= SMALL_PART);
        }

        @Override
        public boolean isInternal() {
            return true;
        }
    }

    /**
     * Orders the ends and the pivot, then parts the interval around the pivot; 0 where it is sorted already. Written in loops with few
     * places that compare, read and write, because compiled code has a copy of a comparison and of an access for each place.
     */
    private int partition(Object list, Object order, int low, int high, int random) {
        LoopNode.reportLoopCount(this, high - low);
        int middle = high - low < RANDOM_PIVOT_LIMIT || random == 0
                ? (low + high) >>> 1
                : Integer.remainderUnsigned(random, (high - low) / 4 * 2) + low + (high - low) / 4;
        Object pivot = null;
        boolean exchange = false;
        // The ends, then the pivot and the low end, else the pivot and the high end; last the pivot goes to high - 1.
        for (int step = 0; step < 4; step = step == 1 && exchange ? 3 : step + 1) {
            int first = step == 0 ? low : middle;
            int second = step == 1 ? low : step == 3 ? high - 1 : high;
            Object a = step == 2 ? pivot : elements.get(list, first);
            Object b = elements.get(list, second);
            exchange = step == 3 || comparison.isLess(order, step == 1 ? a : b, step == 1 ? b : a);
            if (exchange) {
                elements.set(list, first, b);
                elements.set(list, second, a);
            }
            pivot = a;
            if (high - low == 1 || (high - low == 2 && (step == 2 || (step == 1 && exchange)))) {
                return 0;
            }
        }
        return partitionAround(list, order, low, high, pivot);
    }

    /** The pivot is at {@code high - 1}, and the ends are on their right sides; returns the pivot's place. */
    private int partitionAround(Object list, Object order, int low, int high, Object pivot) {
        int i = low;
        int j = high - 1;
        Object left = null;
        boolean rising = true;
        while (true) {
            Object element = elements.get(list, rising ? ++i : --j);
            if (comparison.isLess(order, rising ? element : pivot, rising ? pivot : element)) {
                if (rising ? i == high - 1 : j < i) {
                    throw invalidOrder();
                }
            } else if (rising) {
                left = element;
                rising = false;
            } else {
                boolean met = j < i;
                elements.set(list, met ? high - 1L : i, met ? left : element);
                elements.set(list, met ? i : j, met ? pivot : left);
                if (met) {
                    return i;
                }
                rising = true;
            }
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
