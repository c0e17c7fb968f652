package dev.flua.aot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files behind an executable: what was put there is read, and what was changed is an error. */
class AppendedFilesTest {
    private static final int MUTATIONS = 20_000;
    private static final long SEED = 18;
    private static final byte[] EXECUTABLE = new byte[100];
    private static final List<String> NAMES = List.of("a", "a/b/one", "a/two", "a0", "w\u00e4lder/\udce4");

    @TempDir
    Path folder;

    private Path executable;

    private static byte[] content(int number) {
        byte[] content = new byte[number * 70];
        new Random(number).nextBytes(content);
        return content;
    }

    @BeforeEach
    void append() throws Exception {
        executable = Files.write(folder.resolve("executable"), EXECUTABLE);
        List<EmbeddedSource> sources = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            sources.add(new EmbeddedSource(NAMES.get(i), Files.write(folder.resolve("source" + i), content(i))));
        }
        AppendedFiles.append(executable, sources);
    }

    private static byte[] read(AppendedFiles files, String name) throws IOException {
        try (SeekableByteChannel file = files.open(name)) {
            return Channels.newInputStream(file).readAllBytes();
        }
    }

    @Test
    void contentAndNamesComeBack() throws Exception {
        AppendedPiece.append(executable, AppendedPiece.Kind.PROGRAM, new byte[10]);
        AppendedFiles files = new AppendedFiles(executable);
        for (int i = 0; i < NAMES.size(); i++) {
            assertArrayEquals(content(i), read(files, NAMES.get(i)));
            assertEquals(content(i).length, files.regions().get(NAMES.get(i)).size());
        }
        assertEquals(Set.of("a/b/one", "a/two"), files.below("a"));
        assertEquals(Set.of(), files.below("b"));
        assertThrows(NoSuchFileException.class, () -> files.open("b"));
        AppendedFiles none = new AppendedFiles(folder.resolve("source4"));
        assertEquals(Set.of(), none.regions().keySet());
    }

    @Test
    void channelIsAFileForReading() throws Exception {
        byte[] content = content(2);
        try (SeekableByteChannel file = new AppendedFiles(executable).open("a/two")) {
            assertEquals(content.length, file.size());
            ByteBuffer buffer = ByteBuffer.allocate(50);
            buffer.position(10).limit(20);
            assertEquals(10, file.position(content.length - 15).read(buffer));
            assertEquals(20, buffer.position());
            assertEquals(5, file.read(buffer.clear()));
            assertArrayEquals(
                    Arrays.copyOfRange(content, content.length - 5, content.length), Arrays.copyOf(buffer.array(), 5));
            assertEquals(-1, file.read(buffer));
            assertEquals(-1, file.position(1000).read(buffer));
            assertEquals(1000, file.position());
            assertThrows(NonWritableChannelException.class, () -> file.write(buffer));
            assertThrows(NonWritableChannelException.class, () -> file.truncate(0));
        }
    }

    /** Each change of the bytes is noticed, or leaves files that lie in the piece. */
    @Test
    void changesAreNoticed() throws Exception {
        byte[] original = Files.readAllBytes(executable);
        int trailer = AppendedPiece.trailer(AppendedPiece.Kind.FILES, 0).remaining();
        ByteBuffer end = ByteBuffer.wrap(original, original.length - trailer - 2 * Integer.BYTES, 2 * Integer.BYTES);
        end.getInt();
        int index = end.position() - Integer.BYTES - end.getInt();
        Random random = new Random(SEED);
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = original.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int position = index + random.nextInt(bytes.length - index);
                bytes[position] =
                        (byte) (random.nextBoolean() ? random.nextInt() : bytes[position] ^ 1 << random.nextInt(8));
            }
            if (random.nextInt(3) > 0) { // a checksum finds accidents only
                CRC32 checksum = new CRC32();
                checksum.update(bytes, index, end.position() - 2 * Integer.BYTES - index);
                ByteBuffer.wrap(bytes).putInt(end.position() - 2 * Integer.BYTES, (int) checksum.getValue());
            }
            if (random.nextInt(10) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            Path changed = Files.write(folder.resolve("changed"), bytes);
            try {
                AppendedFiles files = new AppendedFiles(changed);
                for (AppendedFiles.Region region : files.regions().values()) {
                    assertTrue(region.start() >= 0
                            && region.size() >= 0
                            && region.start() + region.size() <= bytes.length);
                }
                for (String name : files.regions().keySet()) {
                    read(files, name);
                    read++;
                }
            } catch (AppendedFiles.DamagedException e) {
                assertTrue(e.getMessage().startsWith("the embedded files are "), e.getMessage());
            }
        }
        assertTrue(read > MUTATIONS / 20, "some are still files");
    }
}
