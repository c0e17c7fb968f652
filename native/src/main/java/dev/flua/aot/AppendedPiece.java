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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bytes behind the end of an executable, which the system does not look at. A piece is followed by its size and a mark; the next piece
 * begins there.
 *
 * @param start of its bytes in the file
 */
record AppendedPiece(AppendedPiece.Kind kind, long start, int size) {
    /** What a piece is. */
    enum Kind {
        /** What {@link dev.flua.language.binary.BinaryProgram} reads. */
        PROGRAM("flua-prg"),
        /** The text of a {@link RuntimeDescription}. */
        DESCRIPTION("flua-run");

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

    /** The pieces of a file, the last one first. */
    static List<AppendedPiece> in(FileChannel file) throws IOException {
        List<AppendedPiece> pieces = new ArrayList<>();
        long end = file.size();
        while (end >= TRAILER) {
            ByteBuffer trailer =
                    ByteBuffer.wrap(read(file, end - TRAILER, TRAILER)).order(ByteOrder.LITTLE_ENDIAN);
            long size = trailer.getLong();
            Optional<Kind> kind = kind(trailer.getLong());
            if (kind.isEmpty() || size < 0 || size > Math.min(end - TRAILER, Integer.MAX_VALUE - TRAILER)) {
                break;
            }
            end -= TRAILER + size;
            pieces.add(new AppendedPiece(kind.get(), end, (int) size));
        }
        return pieces;
    }

    private static Optional<Kind> kind(long mark) {
        for (Kind kind : Kind.values()) {
            if (kind.mark == mark) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The last piece of a kind in a file, if there is one. */
    static Optional<byte[]> last(Path file, Kind kind) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (AppendedPiece piece : in(channel)) {
                if (piece.kind == kind) {
                    return Optional.of(read(channel, piece.start, piece.size));
                }
            }
        }
        return Optional.empty();
    }

    private static byte[] read(FileChannel file, long start, int size) throws IOException {
        byte[] bytes = new byte[size];
        int done = 0;
        while (done < size) {
            ByteBuffer block = ByteBuffer.wrap(bytes, done, Math.min(BLOCK, size - done));
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
        ByteBuffer piece = ByteBuffer.allocate(bytes.length + TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        piece.put(bytes).putLong(bytes.length).putLong(kind.mark);
        Files.write(file, piece.array(), StandardOpenOption.APPEND);
    }
}
