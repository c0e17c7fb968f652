package dev.flua.language;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.TruffleLanguage.ContextPolicy;
import com.oracle.truffle.api.instrumentation.ProvidedTags;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.instrumentation.Tag;
import com.oracle.truffle.api.nodes.ExecutableNode;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.builtins.LibrarySelection;
import dev.flua.language.compile.ChunkCompiler;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.interop.LanguageView;
import dev.flua.language.nodes.hook.HookPointTag;
import dev.flua.language.nodes.hook.Instructions;
import dev.flua.language.nodes.hook.TemporaryTag;
import dev.flua.language.nodes.tools.AllocatingNode;
import dev.flua.language.nodes.tools.AllocationTag;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import java.util.Map;
import java.util.function.Predicate;
import org.graalvm.options.OptionDescriptors;
import org.graalvm.options.OptionValues;

/** Lua 5.4 as a Truffle language; the id is {@code lua}. */
@TruffleLanguage.Registration(
        id = LuaEngine.ID,
        name = "Lua",
        implementationName = "flua",
        version = "5.4",
        defaultMimeType = LuaLanguage.MIME_TYPE,
        characterMimeTypes = LuaLanguage.MIME_TYPE,
        byteMimeTypes = LuaLanguage.BINARY_MIME_TYPE,
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
public final class LuaLanguage extends LuaEngine {
    public static final String MIME_TYPE = "application/x-lua";

    /** Of binary chunks, which an embedder may run as it runs text. */
    public static final String BINARY_MIME_TYPE = "application/x-lua-bytecode";

    private static final Map<Class<? extends Tag>, Predicate<Node>> TAGS = Map.of(
            HookPointTag.class, Instructions::isHookPoint,
            TemporaryTag.class, Instructions::hasTemporaries,
            AllocationTag.class, node -> node instanceof AllocatingNode);

    private boolean multipleContexts;

    public LuaLanguage() {
        super(TAGS);
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
        return ContextStart.create(this, env);
    }

    @Override
    protected void initializeContext(LuaContext context) {
        ContextStart.initialize(this, context);
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
        ContextStart.patch(this, context, newEnv);
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

    @Override
    protected Object getLanguageView(LuaContext context, Object value) {
        return new LanguageView(value);
    }

    @Override
    protected Object getScope(LuaContext context) {
        return context.globals();
    }

    @Override
    protected CallTarget parse(ParsingRequest request) {
        return ChunkCompiler.compileForHost(this, request.getSource());
    }

    /** Code that a tool wants to run at a place of a program. */
    @Override
    protected ExecutableNode parse(InlineParsingRequest request) {
        return ChunkCompiler.compileForTool(this, request.getSource(), request.getLocation());
    }

    /** What an interactive source shows of its value: a statement has none. */
    @Override
    protected boolean isVisible(LuaContext context, Object value) {
        return value != LuaNil.NIL;
    }
}
