package dev.flua.capi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Memory for what objects have outside the heap: it is given back some time after the last object has gone that keeps its {@link
 * Block#memory}. Small blocks share pieces of memory, because each piece costs the collector work.
 */
final class Blocks {
    private static final long PIECE_BYTES = 4 << 10;
    private static final long SMALL_BYTES = 1 << 10;
    private static final long ALIGNMENT = 16;

    private MemorySegment piece = MemorySegment.NULL;
    private long used;

    /**
     * Memory that is zero.
     *
     * @param memory what has to be kept as long as the memory is used
     */
    record Block(long address, MemorySegment memory) {}

    Block allocate(long bytes) {
        if (bytes > SMALL_BYTES) {
            return large(bytes);
        }
        if (piece.byteSize() - used < bytes) {
            piece = Arena.ofAuto().allocate(PIECE_BYTES, ALIGNMENT);
            used = 0;
        }
        Block block = new Block(piece.address() + used, piece);
        used += bytes + ALIGNMENT - 1 & -ALIGNMENT;
        return block;
    }

    private static Block large(long bytes) {
        MemorySegment own = Arena.ofAuto().allocate(bytes, ALIGNMENT);
        return new Block(own.address(), own);
    }
}
