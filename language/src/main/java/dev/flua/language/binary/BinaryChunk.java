package dev.flua.language.binary;

import com.oracle.truffle.api.source.SourceSection;
import dev.flua.language.parser.ChunkParser;
import dev.flua.language.parser.FunctionTree;
import dev.flua.language.parser.LuaSyntaxException;
import dev.flua.language.runtime.stack.FunctionInfo;
import java.util.List;
import java.util.Map;

/**
 * A function without its surroundings, as {@code string.dump} writes it: its source text, and what the text needs of the
 * functions around it. Compiling the text again gives the function, so that there is no second form of a program beside
 * the nodes.
 *
 * @param name of the chunk that the function comes from, with its mark {@code @} or {@code =}
 * @param stripped whether the function does not know its lines and the names of its variables
 * @param line on which the text begins
 * @param lineDefined where the reference says that the function begins, 0 for a main chunk
 * @param upvalues names of the upvalues, in order
 * @param constants compile-time constants of enclosing functions that the function uses, by name
 * @param text of the function's definition, or of the whole chunk
 */
public record BinaryChunk(
        String name,
        boolean stripped,
        int line,
        int lineDefined,
        List<String> upvalues,
        Map<String, Object> constants,
        String text) {
    /** The first byte of every binary chunk, with which no text begins (LUA_SIGNATURE). */
    public static final byte MARK = 0x1b;

    static final String STRIPPED_NAME = "=?";

    /**
     * The function with this description.
     *
     * @param section its text
     */
    public static BinaryChunk of(FunctionInfo info, SourceSection section, boolean strip) {
        boolean stripped = strip || info.stripped();
        return new BinaryChunk(
                stripped ? STRIPPED_NAME : info.chunkName(),
                stripped,
                section.getStartLine(),
                info.lineDefined(),
                info.upvalueNames(),
                info.constants(),
                section.getCharacters().toString());
    }

    /**
     * Reads what {@link #toBytes} has written.
     *
     * @param chunkName names the bytes in messages, see {@link dev.flua.language.runtime.text.ChunkName}
     * @throws LuaSyntaxException if they are no binary chunk
     */
    public static BinaryChunk read(byte[] bytes, String chunkName) {
        return new BinaryChunkReader(bytes, chunkName).read();
    }

    public byte[] toBytes() {
        return BinaryChunkWriter.write(this);
    }

    public boolean isMain() {
        return lineDefined == 0;
    }

    /**
     * Parses the function.
     *
     * @param source {@link #source}
     * @param displayName of the chunk, see {@link dev.flua.language.runtime.text.ChunkName}
     * @throws LuaSyntaxException if the chunk was not made of a function
     */
    public FunctionTree parse(CharSequence source, String displayName) {
        FunctionTree function = isMain()
                ? ChunkParser.parse(source, displayName)
                : ChunkParser.parseFunction(source, displayName, upvalues, constants, lineDefined);
        List<String> used =
                function.upvalues().stream().map(FunctionTree.Upvalue::name).toList();
        if (!used.equals(upvalues)) {
            throw bad(name, "upvalue mismatch");
        }
        return function;
    }

    /**
     * A binary chunk that cannot be read.
     *
     * @param chunkName with its mark, see {@link dev.flua.language.runtime.text.ChunkName}; or the chunk itself
     */
    static LuaSyntaxException bad(String chunkName, String why) {
        String shown =
                switch (chunkName.isEmpty() ? 0 : chunkName.charAt(0)) {
                    case '=', '@' -> chunkName.substring(1);
                    case MARK -> "binary string";
                    default -> chunkName;
                };
        return new LuaSyntaxException(shown + ": bad binary format (" + why + ")");
    }

    /** The text in a source of its own, on the lines on which it was in the original one. */
    public String source() {
        return "\n".repeat(line - 1) + text;
    }
}
