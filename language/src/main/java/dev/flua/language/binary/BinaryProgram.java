package dev.flua.language.binary;

import dev.flua.language.parser.LuaSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All chunks of a program in one sequence of bytes: a list of them with a checksum, then the chunks, each of which has a checksum of
 * its own. Nothing of a chunk is looked at before it is asked for.
 */
public final class BinaryProgram {
    /** The last byte counts the versions. */
    private static final byte[] MARK = "fluaprog\1".getBytes(StandardCharsets.ISO_8859_1);

    /**
     * A chunk that becomes part of a program.
     *
     * @param name what {@code require} gets
     * @param file as {@code package.searchpath} finds it
     * @param chunk what {@link BinaryChunk#write} makes of it
     */
    public record Part(String name, String file, byte[] chunk) {}

    /**
     * A chunk of a program.
     *
     * @param file see {@link Part}
     * @param start of its bytes
     * @param size of them
     */
    public record Module(String file, int start, int size) {}

    private final byte[] bytes;
    private final Map<String, Module> modules = new LinkedHashMap<>();

    private BinaryProgram(byte[] bytes) {
        this.bytes = bytes;
        Input in = new Input(bytes, 0, bytes.length, "=program");
        in.literal(MARK, "not made by this version of flua");
        int count = in.count();
        int start = 0;
        for (int i = 0; i < count; i++) {
            String name = in.text();
            String file = in.text();
            int size = in.size();
            modules.put(name, new Module(file, start, size));
            start += size;
            in.expect(start >= 0, "integer overflow");
        }
        in.checksum();
        in.expect(start == in.remaining(), "truncated chunk");
        int first = in.position();
        modules.replaceAll((_, module) -> new Module(module.file, first + module.start, module.size));
    }

    /**
     * The program that {@link #write} has written.
     *
     * @param bytes must not be changed any more
     * @throws LuaSyntaxException if they are no program
     */
    public static BinaryProgram read(byte[] bytes) {
        return new BinaryProgram(bytes);
    }

    /** The bytes of a program with these chunks. */
    public static byte[] write(List<Part> parts) {
        Output out = new Output();
        out.literal(MARK);
        out.size(parts.size());
        for (Part part : parts) {
            out.text(part.name);
            out.text(part.file);
            out.size(part.chunk.length);
        }
        out.checksum();
        parts.forEach(part -> out.literal(part.chunk));
        return out.toBytes();
    }

    /** Names of the chunks, in the order in which they were written. */
    public List<String> names() {
        return new ArrayList<>(modules.keySet());
    }

    /** What is known of a chunk; null if there is none of this name. */
    public Module module(String name) {
        return modules.get(name);
    }

    /**
     * A chunk of the program, which is there.
     *
     * @throws LuaSyntaxException if its bytes are none
     */
    public BinaryChunk chunk(String name) {
        Module module = modules.get(name);
        return BinaryChunk.read(bytes, module.start, module.start + module.size, "@" + module.file);
    }
}
