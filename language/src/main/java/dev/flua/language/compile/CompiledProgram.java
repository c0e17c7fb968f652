package dev.flua.language.compile;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.source.Source;
import dev.flua.language.binary.BinaryChunk;
import dev.flua.language.binary.BinaryProgram;
import dev.flua.language.context.ContextState;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.parser.LuaSyntaxException;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.text.ChunkName;
import dev.flua.language.runtime.text.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.graalvm.nativeimage.ImageInfo;

/**
 * The chunks of a program that was compiled ahead of time (docs/ahead-of-time.md): parsed while the native image was built, they
 * lie in its heap as call targets. Such a program is closed: it has no parser and cannot load anything else. A runtime is an image
 * of a program whose chunks are to come, in binary form.
 */
public final class CompiledProgram {
    /** At image build, the file that lists the chunks; null for anything but a closed program. */
    private static final String LIST = System.getProperty("flua.program");

    /** At image build, whether chunks are added in the process. */
    private static final boolean IS_RUNTIME = Boolean.getBoolean("flua.runtime");

    /** The program of this process, if it runs in a runtime. */
    private static volatile BinaryProgram added;

    /** Stands after each field of the list: name, name of the chunk, file. */
    private static final char END_OF_FIELD = '\0';

    /**
     * One of the chunks.
     *
     * @param code of the vararg function whose only upvalue is {@code _ENV}
     * @param file as {@code package.searchpath} found it
     */
    public record Chunk(RootCallTarget code, String file) {}

    private static final ContextState<CompiledProgram> STATE = ContextState.of(_ -> new CompiledProgram());

    private final Map<String, Chunk> chunks = new HashMap<>();

    private CompiledProgram() {}

    /** Whether this process runs a closed program. Known when the image is built, so that the parser is left out of it. */
    public static boolean isClosed() {
        return LIST != null && ImageInfo.inImageRuntimeCode();
    }

    /** Whether this process runs a program that {@link #add} is to be told. */
    public static boolean isRuntime() {
        return IS_RUNTIME && isClosed();
    }

    /** Adds the chunks of a program. They become code when they are asked for. */
    public static void add(BinaryProgram program) {
        added = program;
    }

    private static CompiledProgram of(LuaContext context) {
        return STATE.get(context);
    }

    /**
     * The chunk of this name, null if it is not part of the program.
     *
     * @param name a module's, as {@code require} gets it, or another one that the list has
     * @throws LuaError if it is damaged
     */
    @TruffleBoundary
    public static Chunk chunk(LuaContext context, String name) {
        Map<String, Chunk> chunks = of(context).chunks;
        Chunk known = chunks.get(name);
        if (known == null && isRuntime() && added != null && added.module(name) != null) {
            known = read(name);
            chunks.put(name, known);
        }
        return known;
    }

    private static Chunk read(String name) {
        try {
            BinaryChunk chunk = added.chunk(name);
            if (!chunk.isMain()) {
                throw new LuaSyntaxException("the chunk '" + name + "' of this program is a function");
            }
            return new Chunk(
                    ChunkCompiler.compile(chunk, false), added.module(name).file());
        } catch (LuaSyntaxException e) {
            throw new LuaError(LuaString.of(e.getMessage()), null);
        }
    }

    /** What a function says that would have to load a chunk. */
    public static String unavailable(String function) {
        return "'" + function
                + "' is not available in a program that was compiled ahead of time: make the chunk a module that"
                + " is compiled in (flua compile --include), or run the script with flua";
    }

    /**
     * An entry of the list that {@link #compile} reads.
     *
     * @param chunkName see {@link ChunkCompiler#load}
     * @param file with the text of the chunk
     */
    public static String entry(String name, String chunkName, String file) {
        return name + END_OF_FIELD + chunkName + END_OF_FIELD + file + END_OF_FIELD;
    }

    /** Compiles all chunks of the list, if the image that is being built is that of a closed program. */
    public static void compile(LuaContext context) {
        if (LIST == null) {
            return;
        }
        try {
            String[] fields =
                    SourceText.decode(Files.readAllBytes(Path.of(LIST))).split(String.valueOf(END_OF_FIELD));
            for (int i = 0; i + 2 < fields.length; i += 3) {
                of(context).chunks.put(fields[i], compile(fields[i + 1], fields[i + 2]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Chunk compile(String chunkName, String file) throws IOException {
        String text = SourceText.decode(Files.readAllBytes(Path.of(file)));
        String displayName = ChunkName.display(chunkName);
        Source source = Source.newBuilder(LuaEngine.ID, text, displayName).build();
        return new Chunk(ChunkCompiler.compile(source, displayName, chunkName), chunkName.substring(1));
    }
}
