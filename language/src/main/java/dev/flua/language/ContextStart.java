package dev.flua.language;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage.Env;
import dev.flua.language.builtins.Libraries;
import dev.flua.language.builtins.LibrarySelection;
import dev.flua.language.compile.CompiledProgram;
import dev.flua.language.context.ContextSettings;
import dev.flua.language.context.LuaContext;
import dev.flua.language.nodes.coroutine.CoroutineRootNode;
import dev.flua.language.nodes.coroutine.StackSwitchNode;
import dev.flua.language.nodes.tools.AllocationEvents;
import dev.flua.language.runtime.coroutine.CoroutineEngine;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.limits.LimitGuard;
import dev.flua.language.runtime.limits.Limits;
import dev.flua.language.runtime.memory.HeapWatch;
import org.graalvm.options.OptionValues;

/** Makes a context what its options say: hands down what lower packages cannot read for themselves, and fills the globals. */
final class ContextStart {
    private ContextStart() {}

    /** A context without globals. */
    static LuaContext create(LuaLanguage language, Env env) {
        LuaContext context = new LuaContext(language, env, settings(language, env));
        context.setRunningCoroutine(LuaCoroutine.main(new CoroutineEngine(
                context,
                () -> new CoroutineRootNode(language).getCallTarget(),
                () -> new StackSwitchNode(language).getCallTarget())));
        return context;
    }

    private static ContextSettings settings(LuaLanguage language, Env env) {
        OptionValues options = env.getOptions();
        return new ContextSettings(
                options.get(LuaOptions.OutputBuffering),
                options.get(LuaOptions.Finalizers),
                options.get(LuaOptions.LazyFunctions),
                options.get(LuaOptions.HostRecords),
                language.sharesCode(options));
    }

    /** Fills the globals. May happen while an image is built: {@link #patch} does then what has to wait for the process. */
    @TruffleBoundary
    static void initialize(LuaLanguage language, LuaContext context) {
        if (!context.sharesCode()) {
            context.globals().prototype();
        }
        Libraries.install(context, libraries(context));
        if (context.env().isPreInitialization()) {
            CompiledProgram.compile(context);
        } else {
            start(language, context, true);
            HeapWatch.start(context);
        }
    }

    /** Goes on in the process that runs the program, after an image was built with this context in it. */
    @TruffleBoundary
    static void patch(LuaLanguage language, LuaContext context, Env env) {
        context.connect(env, settings(language, env));
        start(language, context, false);
    }

    private static void start(LuaLanguage language, LuaContext context, boolean inCall) {
        OptionValues options = context.env().getOptions();
        context.limit(LimitGuard.start(context, limits(options), inCall), options.get(LuaOptions.MaxDepth));
        Libraries.start(context, libraries(context));
        AllocationEvents.of(language).start(context);
    }

    private static LibrarySelection libraries(LuaContext context) {
        return context.env().getOptions().get(LuaOptions.Libraries);
    }

    private static Limits limits(OptionValues options) {
        return new Limits(
                options.get(LuaOptions.MaxTime),
                options.get(LuaOptions.MaxMemory),
                options.get(LuaOptions.MaxOutput),
                options.get(LuaOptions.MaxCallTime),
                options.get(LuaOptions.MaxCallMemory),
                options.get(LuaOptions.MaxCallStatements));
    }
}
