package dev.flua.aot;

import dev.flua.language.runtime.SystemText;
import dev.flua.language.runtime.text.SourceText;
import dev.flua.stdlib.io.EmbeddedFiles;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * The files that a program carries ({@code flua compile --embed}), in a piece behind its executable: their bytes, one file after the
 * other; an index; the index's CRC-32 and size. Nothing is read before it is asked for.
 */
final class AppendedFiles extends EmbeddedFiles {
    /** The system property that says, when an image is built, that there will be files behind it. */
    static final String EXPECTED = "flua.embeds";

    private static final boolean IS_EXPECTED = Boolean.getBoolean(EXPECTED);

    private static final int VERSION = 1;
    /** Checksum and size of the index. */
    private static final int END = 2 * Integer.BYTES;

    /** What a character after {@code /} is, in the order of names. */
    private static final char AFTER_SLASH = '/' + 1;

    private final Path executable;
    private SortedMap<String, Region> regions;

    /** The files are not those that were appended. */
    @SuppressWarnings("serial") // is not serialised
    static final class DamagedException extends IOException {
        private DamagedException(String message) {
            super(message);
        }
    }

    /**
     * Where a file's bytes are.
     *
     * @param start in the executable
     */
    record Region(long start, long size) {}

    AppendedFiles(Path executable) {
        this.executable = executable;
    }

    /** Appends files to an executable. */
    static void append(Path executable, List<EmbeddedSource> files) throws CompilationException, IOException {
        try (FileChannel out = FileChannel.open(executable, StandardOpenOption.WRITE)) {
            long start = out.size();
            out.position(start);
            ByteArrayOutputStream index = new ByteArrayOutputStream();
            DataOutputStream data = new DataOutputStream(index);
            data.writeInt(VERSION);
            data.writeInt(files.size());
            for (EmbeddedSource file : files) {
                byte[] name = SourceText.encode(file.name());
                data.writeInt(name.length);
                data.write(name);
                data.writeLong(copy(file.path(), out));
            }
            CRC32 checksum = new CRC32();
            checksum.update(index.toByteArray());
            data.writeInt((int) checksum.getValue());
            data.writeInt(index.size() - Integer.BYTES);
            write(out, ByteBuffer.wrap(index.toByteArray()));
            write(out, AppendedPiece.trailer(AppendedPiece.Kind.FILES, out.position() - start));
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Returns how many bytes the file has. */
    private static long copy(Path file, FileChannel out) throws CompilationException, IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            long done = 0;
            long count;
            while ((count = in.transferTo(done, Math.max(1, in.size() - done), out)) > 0) {
                done += count;
            }
            return done;
        } catch (NoSuchFileException e) {
            throw new CompilationException(
                    "--embed: " + SystemText.toSourceText(file.toString()) + ": No such file or directory");
        }
    }

    /**
     * Where each file is.
     *
     * @throws IOException if the index cannot be read, or is damaged
     */
    synchronized SortedMap<String, Region> regions() throws IOException {
        if (regions == null) {
            try (FileChannel file = FileChannel.open(executable, StandardOpenOption.READ)) {
                Optional<AppendedPiece> piece = AppendedPiece.last(file, AppendedPiece.Kind.FILES);
                if (piece.isEmpty() && IS_EXPECTED) {
                    throw new DamagedException("the files of this program are gone: strip takes them away");
                }
                regions = piece.isPresent() ? read(file, piece.get()) : Collections.emptySortedMap();
            }
        }
        return regions;
    }

    private static SortedMap<String, Region> read(FileChannel file, AppendedPiece piece) throws IOException {
        long end = piece.start() + piece.size();
        try {
            require(piece.size() >= END);
            ByteBuffer last = ByteBuffer.wrap(AppendedPiece.read(file, end - END, END));
            int checksum = last.getInt();
            int size = last.getInt();
            require(size >= 0 && size <= piece.size() - END);
            byte[] bytes = AppendedPiece.read(file, end - END - size, size);
            CRC32 actual = new CRC32();
            actual.update(bytes);
            require(checksum == (int) actual.getValue());
            return parse(ByteBuffer.wrap(bytes), piece.start(), end - END - size);
        } catch (BufferUnderflowException e) {
            throw damaged();
        }
    }

    private static SortedMap<String, Region> parse(ByteBuffer index, long start, long end) throws IOException {
        int version = index.getInt();
        if (version != VERSION) {
            throw new DamagedException("the embedded files are those of another version of flua");
        }
        SortedMap<String, Region> regions = new TreeMap<>();
        long position = start;
        for (int count = index.getInt(); count > 0; count--) {
            int length = index.getInt();
            require(length >= 0 && length <= index.remaining());
            byte[] name = new byte[length];
            index.get(name);
            long size = index.getLong();
            require(size >= 0 && size <= end - position);
            regions.put(SourceText.decode(name), new Region(position, size));
            position += size;
        }
        require(position == end && !index.hasRemaining());
        return regions;
    }

    private static void require(boolean condition) throws IOException {
        if (!condition) {
            throw damaged();
        }
    }

    private static DamagedException damaged() {
        return new DamagedException("the embedded files are damaged");
    }

    @Override
    protected SeekableByteChannel open(String name) throws IOException {
        Region region = regions().get(name);
        if (region == null) {
            throw new NoSuchFileException(name);
        }
        return new AppendedChannel(
                FileChannel.open(executable, StandardOpenOption.READ), region.start(), region.size());
    }

    @Override
    protected SortedSet<String> below(String folder) throws IOException {
        return new TreeSet<>(
                regions().subMap(folder + "/", folder + AFTER_SLASH).keySet());
    }
}
