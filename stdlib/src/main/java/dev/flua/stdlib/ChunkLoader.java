package dev.flua.stdlib;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.LuaOptions;
import dev.flua.language.binary.BinaryChunk;
import dev.flua.language.compile.ChunkCompiler;
import dev.flua.language.context.LuaContext;
import dev.flua.language.parser.LuaSyntaxException;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.text.SourceText;
import dev.flua.stdlib.io.IoState;
import dev.flua.stdlib.system.FileNames;
import dev.flua.stdlib.system.SystemFailure;
import java.io.IOException;
import java.util.Arrays;

/** Loads chunks from files and from strings, for {@code load}, {@code loadfile}, {@code dofile} and {@code require}. */
public final class ChunkLoader {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private ChunkLoader() {}

    /**
     * Loads a file ({@code luaL_loadfilex}). A byte order mark at its beginning and a first line that starts with {@code #}
     * are ignored; lines keep their numbers.
     *
     * @param name of the file, as a script gives it; null for standard input
     * @param mode which kinds of chunks are accepted: {@code "b"}, {@code "t"} or {@code "bt"}; null is {@code "bt"}
     * @param environment the value of the chunk's {@code _ENV}, which may be nil; null for the globals
     * @return the chunk as a {@link dev.flua.language.runtime.LuaFunction}; or, if it cannot be loaded, the two results nil and
     *     message as an {@code Object[]}, whose message {@code dofile} and others raise as it is
     */
    @TruffleBoundary
    public static Object loadFile(LuaContext context, LuaString name, String mode, Object environment) {
        byte[] content;
        try {
            content = name == null ? IoState.of(context).readStandardInput().bytes() : readFile(context, name);
        } catch (IOException | SecurityException e) {
            String file = name == null ? "stdin" : FileNames.text(name);
            return failure("cannot " + failedStep(context, name) + " " + file + ": "
                    + SystemFailure.of(e).text());
        }
        String chunkName = name == null ? "=stdin" : "@" + FileNames.text(name);
        return load(context, withoutFirstComment(content), chunkName, mode, environment);
    }

    private static byte[] readFile(LuaContext context, LuaString name) throws IOException {
        return FileNames.file(context.env(), name).readAllBytes();
    }

    /** A directory can be opened, but not read. */
    private static String failedStep(LuaContext context, LuaString name) {
        try {
            return name == null || FileNames.file(context.env(), name).isDirectory() ? "read" : "open";
        } catch (IOException | SecurityException e) {
            return "open";
        }
    }

    /** What is left of a file without a byte order mark and a first line that starts with {@code #}. */
    public static byte[] withoutFirstComment(byte[] content) {
        int start = startsWithByteOrderMark(content) ? BYTE_ORDER_MARK.length : 0;
        if (start < content.length && content[start] == '#') {
            while (start < content.length && content[start] != '\n') {
                start++;
            }
            // The end of the line stays, for the sake of line numbers; but a binary chunk begins right behind it.
            if (start + 1 < content.length && content[start + 1] == BinaryChunk.MARK) {
                start++;
            }
        }
        return start == 0 ? content : Arrays.copyOfRange(content, start, content.length);
    }

    private static boolean startsWithByteOrderMark(byte[] content) {
        int length = BYTE_ORDER_MARK.length;
        return content.length >= length && Arrays.equals(content, 0, length, BYTE_ORDER_MARK, 0, length);
    }

    /**
     * Loads a chunk ({@code luaL_loadbufferx}).
     *
     * @param chunkName see {@link ChunkCompiler#load}
     * @param mode and the other parameters and the result are those of {@link #loadFile}
     */
    @TruffleBoundary
    public static Object load(LuaContext context, byte[] chunk, String chunkName, String mode, Object environment) {
        boolean binary = chunk.length > 0 && chunk[0] == BinaryChunk.MARK;
        if (binary && !context.env().getOptions().get(LuaOptions.BinaryChunks)) {
            return failure("attempt to load a binary chunk (this program may load only text)");
        }
        if (mode != null && mode.indexOf(binary ? 'b' : 't') < 0) {
            String kind = binary ? "binary" : "text";
            return failure("attempt to load a " + kind + " chunk (mode is '" + mode + "')");
        }
        try {
            return binary
                    ? ChunkCompiler.load(context, BinaryChunk.read(chunk, chunkName), environment)
                    : ChunkCompiler.load(context, SourceText.decode(chunk), chunkName, environment);
        } catch (LuaSyntaxException e) {
            return failure(e.getMessage());
        }
    }

    private static Object[] failure(String message) {
        return new Object[] {LuaNil.NIL, LuaString.of(message)};
    }
}
