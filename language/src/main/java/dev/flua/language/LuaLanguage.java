package dev.flua.language;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.TruffleLanguage.ContextPolicy;
import com.oracle.truffle.api.TruffleLogger;
import com.oracle.truffle.api.instrumentation.ProvidedTags;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.nodes.ExecutableNode;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.source.Source;
import dev.flua.language.binary.BinaryChunk;
import dev.flua.language.builtins.LibrarySelection;
import dev.flua.language.interop.ForeignIteratorRootNode;
import dev.flua.language.interop.InlineCodeNode;
import dev.flua.language.interop.LanguageView;
import dev.flua.language.nodes.ChunkRootNode;
import dev.flua.language.nodes.LuaNode;
import dev.flua.language.nodes.hook.HookPointTag;
import dev.flua.language.nodes.hook.HookSwitch;
import dev.flua.language.nodes.hook.TemporarySwitch;
import dev.flua.language.nodes.hook.TemporaryTag;
import dev.flua.language.nodes.tools.AllocationEvents;
import dev.flua.language.nodes.tools.AllocationTag;
import dev.flua.language.parser.ChunkParser;
import dev.flua.language.parser.FunctionTree;
import dev.flua.language.parser.LuaSyntaxException;
import dev.flua.language.runtime.ChunkName;
import dev.flua.language.runtime.CompiledProgram;
import dev.flua.language.runtime.FinalizerSwitch;
import dev.flua.language.runtime.FunctionCode;
import dev.flua.language.runtime.LuaCoroutine;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.LuaSyntaxError;
import dev.flua.language.translator.Translator;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.graalvm.nativeimage.ImageInfo;
import org.graalvm.options.OptionDescriptors;
import org.graalvm.options.OptionValues;

/** Lua 5.4 as a Truffle language; the id is {@code lua}. */
@TruffleLanguage.Registration(
        id = LuaLanguage.ID,
        name = "Lua",
        implementationName = "flua",
        version = "5.4",
        defaultMimeType = LuaLanguage.MIME_TYPE,
        characterMimeTypes = LuaLanguage.MIME_TYPE,
        contextPolicy = ContextPolicy.SHARED,
        fileTypeDetectors = LuaFileDetector.class)
@ProvidedTags({
    StandardTags.RootTag.class,
    StandardTags.RootBodyTag.class,
    StandardTags.StatementTag.class,
    StandardTags.TryBlockTag.class,
    HookPointTag.class,
    TemporaryTag.class,
    AllocationTag.class
})
public final class LuaLanguage extends TruffleLanguage<LuaContext> {
    public static final String ID = "lua";
    public static final String MIME_TYPE = "application/x-lua";

    private static final TruffleLogger LOGGER = TruffleLogger.getLogger(ID, "parser");

    /**
     * The sources that embedders run, so that each is parsed once, however many contexts run it. Trees belong to no context: they
     * are not changed once they are complete.
     */
    private static final Map<Source, FunctionTree> TREES = Collections.synchronizedMap(new WeakHashMap<>());

    private boolean multipleContexts;
    private final HookSwitch hooks = new HookSwitch(this);
    private final TemporarySwitch temporaries = new TemporarySwitch(this);
    private final AllocationEvents allocations = new AllocationEvents(this);
    private final FinalizerSwitch finalizerSwitch = new FinalizerSwitch();
    private final FileCode files = new FileCode();
    private final Map<String, FunctionCode> builtins = new ConcurrentHashMap<>();
    private FunctionCode foreignIterator;

    private static final LanguageReference<LuaLanguage> REFERENCE = LanguageReference.create(LuaLanguage.class);

    /** The language that {@code node} belongs to; null for the current one. */
    public static LuaLanguage get(Node node) {
        return REFERENCE.get(node);
    }

    /** Whether the code calls debug hooks. */
    public HookSwitch hooks() {
        return hooks;
    }

    /** Whether the code keeps temporary values. */
    public TemporarySwitch temporaries() {
        return temporaries;
    }

    /** The reports of what the code allocates. */
    public AllocationEvents allocations() {
        return allocations;
    }

    /** Whether code has to expect finalizers. */
    public FinalizerSwitch finalizerSwitch() {
        return finalizerSwitch;
    }

    @Override
    protected OptionDescriptors getOptionDescriptors() {
        return new LuaOptionsOptionDescriptors();
    }

    @Override
    protected void initializeMultipleContexts() {
        multipleContexts = true;
    }

    /** Whether contexts with these options share code; else a program's globals and classes are constants of its code. */
    boolean sharesCode(OptionValues options) {
        return multipleContexts && options.get(LuaOptions.SharedCode);
    }

    @Override
    protected boolean areOptionsCompatible(OptionValues firstOptions, OptionValues newOptions) {
        return firstOptions.get(LuaOptions.SharedCode) && newOptions.get(LuaOptions.SharedCode);
    }

    @Override
    protected LuaContext createContext(Env env) {
        return new LuaContext(this, env);
    }

    @Override
    protected void initializeContext(LuaContext context) {
        context.initialize();
        if (!context.env().isPreInitialization()) {
            allocations.start(context);
        }
    }

    /**
     * A context is fit for every process, what depends on that is set up now; but it has all libraries and code of its own.
     * Where the embedder wants it otherwise, a new context takes its place.
     */
    @Override
    protected boolean patchContext(LuaContext context, Env newEnv) {
        if (newEnv.getOptions().get(LuaOptions.Libraries) != LibrarySelection.ALL || sharesCode(newEnv.getOptions())) {
            return false;
        }
        context.patch(newEnv);
        allocations.start(context);
        return true;
    }

    @Override
    protected void finalizeContext(LuaContext context) {
        context.close();
    }

    @Override
    protected void disposeContext(LuaContext context) {
        context.dispose();
    }

    /** One thread at a time; coroutines that are threads take turns. */
    @Override
    protected boolean isThreadAccessAllowed(Thread thread, boolean singleThreaded) {
        return singleThreaded || LuaCoroutine.usesThreads();
    }

    /** The code of a library's function, made at the first request; {@code key} tells them apart. */
    public FunctionCode builtin(String key, Supplier<RootCallTarget> maker) {
        return builtins.computeIfAbsent(key, _ -> FunctionCode.of(maker.get()));
    }

    /** The code of the iterator functions for objects of other languages. */
    public synchronized FunctionCode foreignIterator() {
        if (foreignIterator == null) {
            foreignIterator = FunctionCode.of(new ForeignIteratorRootNode(this).getCallTarget());
        }
        return foreignIterator;
    }

    @Override
    protected Object getLanguageView(LuaContext context, Object value) {
        return new LanguageView(value);
    }

    @Override
    protected Object getScope(LuaContext context) {
        return context.globals();
    }

    /**
     * A chunk given by an embedder: its value is what the chunk returns, and the arguments of the call are its {@code ...}. In
     * interactive sources an expression is a chunk too, as at the prompt.
     */
    @Override
    protected CallTarget parse(ParsingRequest request) {
        Source source = request.getSource();
        String name = source.getName();
        if (CompiledProgram.isClosed()) {
            return new ChunkRootNode(this, compiledChunk(name)).getCallTarget();
        }
        String chunkName = name.startsWith("=") || name.startsWith("@") ? name : "@" + name;
        String displayName = ChunkName.display(chunkName);
        try {
            if (source.isInteractive()) {
                Source expression = Source.newBuilder(source)
                        .content("return " + source.getCharacters())
                        .build();
                try {
                    return chunk(expression, displayName, chunkName);
                } catch (LuaSyntaxException notAnExpression) {
                    // so it is a statement
                }
            }
            return chunk(source, displayName, chunkName);
        } catch (LuaSyntaxException e) {
            throw new LuaSyntaxError(e, source);
        } catch (StackOverflowError e) {
            throw new LuaSyntaxError(LuaSyntaxException.tooDeep(ChunkName.display(chunkName)), source);
        }
    }

    private RootCallTarget chunk(Source source, String displayName, String chunkName) {
        FunctionTree tree = TREES.get(source);
        if (tree == null) {
            tree = ChunkParser.parse(source.getCharacters(), displayName);
            TREES.put(source, tree);
            LOGGER.fine(() -> "parsed " + displayName);
        }
        return new ChunkRootNode(this, translate(tree, source, displayName, chunkName)).getCallTarget();
    }

    /** What an interactive source shows of its value: a statement has none. */
    @Override
    protected boolean isVisible(LuaContext context, Object value) {
        return value != LuaNil.NIL;
    }

    /** Code that a tool wants to run at a place of a program: an expression or statements. */
    @Override
    protected ExecutableNode parse(InlineParsingRequest request) {
        if (CompiledProgram.isClosed() || !(request.getLocation() instanceof LuaNode location)) {
            return null;
        }
        Source source = request.getSource();
        String text = source.getCharacters().toString();
        RootCallTarget code;
        try {
            code = parseInline("return " + text);
        } catch (LuaSyntaxException notAnExpression) {
            try {
                code = parseInline(text);
            } catch (LuaSyntaxException e) {
                throw new LuaSyntaxError(e, source);
            }
        }
        return new InlineCodeNode(this, code, location);
    }

    private RootCallTarget parseInline(String text) {
        Source source = Source.newBuilder(ID, text, "inline").internal(true).build();
        return parseChunk(source, "inline", "=inline");
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
    public RootCallTarget parseChunk(Source source, String displayName, String chunkName) {
        if (CompiledProgram.isClosed()) {
            throw notLoadable("load");
        }
        boolean shared = chunkName.startsWith("@") && LuaContext.get(null).sharesCode();
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

    private RootCallTarget translate(FunctionTree main, Source source, String displayName, String chunkName) {
        LOGGER.fine(() -> "made the code of " + displayName);
        return new Translator(this, source, displayName, chunkName, false, isLazy()).translate(main);
    }

    /** Whether functions get their nodes at their first call. A program that is compiled ahead of time has no translator then. */
    private static boolean isLazy() {
        return !ImageInfo.inImageBuildtimeCode()
                && LuaContext.get(null).env().getOptions().get(LuaOptions.LazyFunctions);
    }

    /**
     * Compiles the function of a binary chunk.
     *
     * @throws LuaSyntaxException if there is none in it
     */
    public RootCallTarget parseChunk(BinaryChunk chunk) {
        if (CompiledProgram.isClosed()) {
            throw notLoadable("load");
        }
        String displayName = ChunkName.display(chunk.name());
        Source source = Source.newBuilder(ID, chunk.source(), displayName).build();
        try {
            FunctionTree function = chunk.parse(source.getCharacters(), displayName);
            return new Translator(this, source, displayName, chunk.name(), chunk.stripped(), isLazy())
                    .translate(function);
        } catch (StackOverflowError e) {
            throw LuaSyntaxException.tooDeep(displayName);
        }
    }
}
