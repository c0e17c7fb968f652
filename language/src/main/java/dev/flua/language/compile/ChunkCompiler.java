package dev.flua.language.compile;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.TruffleLogger;
import com.oracle.truffle.api.nodes.ExecutableNode;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.source.Source;
import dev.flua.language.binary.BinaryChunk;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.interop.ChunkRootNode;
import dev.flua.language.interop.InlineCodeNode;
import dev.flua.language.nodes.LuaNode;
import dev.flua.language.nodes.LuaRootNode;
import dev.flua.language.parser.ChunkParser;
import dev.flua.language.parser.FunctionTree;
import dev.flua.language.parser.LuaSyntaxException;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.Cell;
import dev.flua.language.runtime.FunctionCode;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.SystemText;
import dev.flua.language.runtime.text.ChunkName;
import dev.flua.language.translator.Translator;
import java.nio.charset.CharacterCodingException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.graalvm.nativeimage.ImageInfo;

/** The one way from text to code, for programs, embedders and tools. */
public final class ChunkCompiler {
    private static final TruffleLogger LOGGER = TruffleLogger.getLogger(LuaEngine.ID, "parser");

    /**
     * The sources that embedders run, so that each is parsed once, however many contexts run it. Trees belong to no context: they
     * are not changed once they are complete.
     */
    private static final Map<Source, FunctionTree> TREES = Collections.synchronizedMap(new WeakHashMap<>());

    private ChunkCompiler() {}

    /**
     * Compiles a chunk (manual §6.1, {@code load}).
     *
     * @param text the chunk, bytes decoded by {@link dev.flua.language.runtime.text.SourceText}
     * @param chunkName with the first character {@code =} or {@code @}, or the text itself
     * @param environment the value of the chunk's {@code _ENV}; null for the globals
     * @throws LuaSyntaxException if the text is not a Lua chunk
     */
    @TruffleBoundary
    public static LuaFunction load(LuaContext context, String text, String chunkName, Object environment) {
        String displayName = ChunkName.display(chunkName);
        Allocation.announceCode(text.length());
        Source source = source(context, text, chunkName, displayName);
        return context.closure(compile(source, displayName, chunkName), environment);
    }

    /** With the path of the file, if the chunk's name is that of one: tools need it for breakpoints. */
    private static Source source(LuaContext context, String text, String chunkName, String displayName) {
        if (chunkName.startsWith("@")) {
            try {
                TruffleFile file =
                        context.env().getPublicTruffleFile(SystemText.decodeFileName(chunkName.substring(1)));
                return Source.newBuilder(LuaEngine.ID, file)
                        .content(text)
                        .name(displayName)
                        .build();
            } catch (CharacterCodingException
                    | IllegalArgumentException
                    | SecurityException
                    | UnsupportedOperationException e) {
                // A name that is none of a file, or one that the program may not know about.
            }
        }
        return Source.newBuilder(LuaEngine.ID, text, displayName).build();
    }

    /**
     * Makes a function of a binary chunk. Its upvalues are new variables; the first is {@code _ENV} in a main chunk, and is
     * taken for it in other functions too.
     *
     * @param environment the value of the first upvalue; null for the globals
     * @throws LuaSyntaxException if there is no function in it
     */
    @TruffleBoundary
    public static LuaFunction load(LuaContext context, BinaryChunk chunk, Object environment) {
        if (CompiledProgram.isClosed()) {
            throw notLoadable("load");
        }
        RootCallTarget code = compile(chunk, true);
        Cell[] upvalues = new Cell[chunk.upvalueCount()];
        for (int i = 1; i < upvalues.length; i++) {
            upvalues[i] = new Cell(LuaNil.NIL);
        }
        if (upvalues.length > 0) {
            upvalues[0] = new Cell(environment == null ? context.globals() : environment);
        }
        return new LuaFunction(FunctionCode.of(code), upvalues);
    }

    /**
     * Makes a binary chunk of a function ({@code string.dump}).
     *
     * @param strip whether to leave out lines and names
     */
    @TruffleBoundary
    public static byte[] dump(LuaRootNode function, boolean strip) {
        if (CompiledProgram.isClosed()) {
            throw notLoadable("string.dump");
        }
        try {
            return BinaryChunk.dump(function, strip);
        } catch (StackOverflowError e) {
            throw new LuaError(LuaString.of("unable to dump given function: it is nested too deeply"), null);
        }
    }

    /**
     * Compiles a chunk given by an embedder: the value of what is returned is what the chunk returns, and the arguments of the call
     * are its {@code ...}. In interactive sources an expression is a chunk too, as at the prompt. A source of bytes is a binary
     * chunk, which has its own name.
     *
     * @throws LuaSyntaxError if the source is not a Lua chunk
     */
    public static RootCallTarget compileForHost(LuaEngine engine, Source source) {
        String name = source.getName();
        if (CompiledProgram.isClosed()) {
            return new ChunkRootNode(engine, compiledChunk(name)).getCallTarget();
        }
        String chunkName = name.startsWith("=") || name.startsWith("@") ? name : "@" + name;
        String displayName = ChunkName.display(chunkName);
        try {
            if (source.hasBytes()) {
                return binaryChunk(engine, source.getBytes().toByteArray(), chunkName);
            }
            if (source.isInteractive()) {
                Source expression = Source.newBuilder(source)
                        .content("return " + source.getCharacters())
                        .build();
                try {
                    return chunk(engine, expression, displayName, chunkName);
                } catch (LuaSyntaxException notAnExpression) {
                    // so it is a statement
                }
            }
            return chunk(engine, source, displayName, chunkName);
        } catch (LuaSyntaxException e) {
            throw new LuaSyntaxError(e, source);
        } catch (StackOverflowError e) {
            throw new LuaSyntaxError(LuaSyntaxException.tooDeep(displayName), source);
        }
    }

    private static RootCallTarget binaryChunk(LuaEngine engine, byte[] bytes, String chunkName) {
        BinaryChunk chunk = BinaryChunk.read(bytes, chunkName);
        if (!chunk.isMain()) {
            throw new LuaSyntaxException(ChunkName.display(chunkName) + ": not a main chunk");
        }
        return new ChunkRootNode(engine, compile(chunk, true)).getCallTarget();
    }

    private static RootCallTarget chunk(LuaEngine engine, Source source, String displayName, String chunkName) {
        FunctionTree tree = TREES.get(source);
        if (tree == null) {
            tree = ChunkParser.parse(source.getCharacters(), displayName);
            TREES.put(source, tree);
            LOGGER.fine(() -> "parsed " + displayName);
        }
        return new ChunkRootNode(engine, translate(tree, source, displayName, chunkName)).getCallTarget();
    }

    /**
     * Compiles code that a tool wants to run at a place of a program: an expression or statements.
     *
     * @return null where that is not possible
     * @throws LuaSyntaxError if the text is neither
     */
    public static ExecutableNode compileForTool(LuaEngine engine, Source source, Node place) {
        if (CompiledProgram.isClosed() || !(place instanceof LuaNode location)) {
            return null;
        }
        String text = source.getCharacters().toString();
        RootCallTarget code;
        try {
            code = compileInline("return " + text);
        } catch (LuaSyntaxException notAnExpression) {
            try {
                code = compileInline(text);
            } catch (LuaSyntaxException e) {
                throw new LuaSyntaxError(e, source);
            }
        }
        return new InlineCodeNode(engine, code, location);
    }

    private static RootCallTarget compileInline(String text) {
        Source source =
                Source.newBuilder(LuaEngine.ID, text, "inline").internal(true).build();
        return compile(source, "inline", "=inline");
    }

    /** In a closed program there is no text to parse: the source's name says which of its chunks is meant. */
    private static RootCallTarget compiledChunk(String name) {
        CompiledProgram.Chunk chunk = CompiledProgram.chunk(LuaContext.get(null), name);
        if (chunk == null) {
            throw notLoadable("eval");
        }
        return chunk.code();
    }

    private static LuaError notLoadable(String function) {
        return new LuaError(LuaString.of(CompiledProgram.unavailable(function)), null);
    }

    /**
     * Compiles a chunk to the code of a vararg function whose only upvalue is {@code _ENV}.
     *
     * @param displayName how messages call the chunk, see {@link ChunkName}
     * @param chunkName the name as {@code debug.getinfo} gives it in {@code source}
     * @throws LuaSyntaxException if the text is not a Lua chunk
     */
    static RootCallTarget compile(Source source, String displayName, String chunkName) {
        if (CompiledProgram.isClosed()) {
            throw notLoadable("load");
        }
        boolean shared = chunkName.startsWith("@") && LuaContext.get(null).sharesCode();
        FileCode files = shared ? FileCode.of(LuaEngine.get(null)) : null;
        RootCallTarget known = shared ? files.get(source, chunkName) : null;
        if (known != null) {
            return known;
        }
        try {
            FunctionTree main = ChunkParser.parse(source.getCharacters(), displayName);
            RootCallTarget code = translate(main, source, displayName, chunkName);
            if (shared) {
                files.put(source, code);
            }
            return code;
        } catch (StackOverflowError e) {
            throw LuaSyntaxException.tooDeep(displayName);
        }
    }

    private static RootCallTarget translate(FunctionTree main, Source source, String displayName, String chunkName) {
        LOGGER.fine(() -> "made the code of " + displayName);
        return new Translator(LuaEngine.get(null), source, displayName, chunkName, false, isLazy()).translate(main);
    }

    /** Whether functions get their nodes at their first call. A program that is compiled ahead of time has no translator then. */
    private static boolean isLazy() {
        return !ImageInfo.inImageBuildtimeCode() && LuaContext.get(null).translatesLazily();
    }

    /**
     * Makes the code of a binary chunk.
     *
     * @param whole whether all of it is read now, see {@link BinaryChunk#function}
     * @throws LuaSyntaxException if there is no function in it
     */
    static RootCallTarget compile(BinaryChunk chunk, boolean whole) {
        String displayName = ChunkName.display(chunk.name());
        try {
            return new Translator(
                            LuaEngine.get(null),
                            chunk.source(displayName),
                            displayName,
                            chunk.name(),
                            chunk.isStripped(),
                            isLazy())
                    .translate(chunk.function(whole));
        } catch (StackOverflowError e) {
            throw LuaSyntaxException.tooDeep(displayName);
        }
    }
}
