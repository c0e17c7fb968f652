package dev.flua.aot;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Bytes behind the end of an executable, which the system does not look at. A piece is followed by its size and a mark; the next piece
 * begins there.
 *
 * @param start of its bytes in the file
 */
record AppendedPiece(AppendedPiece.Kind kind, long start, long size) {
    /** What a piece is. */
    enum Kind {
        /** What {@link dev.flua.language.binary.BinaryProgram} reads. */
        PROGRAM("flua-prg"),
        /** The text of a {@link RuntimeDescription}. */
        DESCRIPTION("flua-run"),
        /** The names of the functions that a library exports. */
        EXPORTS("flua-exp"),
        /** What {@link AppendedFiles} reads. */
        FILES("flua-fil");

        private final long mark;

        Kind(String mark) {
            this.mark = ByteBuffer.wrap(mark.getBytes(StandardCharsets.US_ASCII))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getLong();
        }
    }

    private static final int TRAILER = 2 * Long.BYTES;

    /** How much is read at a time: the JDK keeps a buffer of this size outside the heap. */
    private static final int BLOCK = 1 << 16;

    /** The last piece of a kind in a file, if there is one. */
    static Optional<AppendedPiece> last(FileChannel file, Kind kind) throws IOException {
        Optional<AppendedPiece> piece = endingAt(file, file.size());
        while (piece.isPresent() && piece.get().kind != kind) {
            piece = endingAt(file, piece.get().start);
        }
        return piece;
    }

    /** The bytes of the last piece of a kind in a file, if there is one. */
    static Optional<byte[]> last(Path path, Kind kind) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            Optional<AppendedPiece> piece = last(file, kind);
            return piece.isPresent() ? Optional.of(read(file, piece.get().start, piece.get().size)) : Optional.empty();
        }
    }

    private static Optional<AppendedPiece> endingAt(FileChannel file, long end) throws IOException {
        if (end < TRAILER) {
            return Optional.empty();
        }
        ByteBuffer trailer = ByteBuffer.wrap(read(file, end - TRAILER, TRAILER)).order(ByteOrder.LITTLE_ENDIAN);
        long size = trailer.getLong();
        Optional<Kind> kind = kind(trailer.getLong());
        return size < 0 || size > end - TRAILER
                ? Optional.empty()
                : kind.map(known -> new AppendedPiece(known, end - TRAILER - size, size));
    }

    private static Optional<Kind> kind(long mark) {
        for (Kind kind : Kind.values()) {
            if (kind.mark == mark) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Where the file goes on behind the piece. */
    long end() {
        return start + size + TRAILER;
    }

    /**
     * Reads bytes of a file.
     *
     * @throws IOException also if they are more than there can be in the heap
     */
    static byte[] read(FileChannel file, long start, long size) throws IOException {
        if (size > Integer.MAX_VALUE - TRAILER) {
            throw new IOException("it is too large");
        }
        byte[] bytes = new byte[(int) size];
        int done = 0;
        while (done < size) {
            ByteBuffer block = ByteBuffer.wrap(bytes, done, Math.min(BLOCK, bytes.length - done));
            int count = file.read(block, start + done);
            if (count < 0) {
                throw new EOFException();
            }
            done += count;
        }
        return bytes;
    }

    /** Appends a piece to a file. */
    static void append(Path file, Kind kind, byte[] bytes) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(bytes.length + TRAILER);
        piece.put(bytes).put(trailer(kind, bytes.length));
        Files.write(file, piece.array(), StandardOpenOption.APPEND);
    }

    /** What stands behind a piece. */
    static ByteBuffer trailer(Kind kind, long size) {
        return ByteBuffer.allocate(TRAILER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(size)
                .putLong(kind.mark)
                .flip();
    }
}
