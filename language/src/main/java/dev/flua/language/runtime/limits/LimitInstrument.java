package dev.flua.language.runtime.limits;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleContext;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.ContextsListener;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.instrumentation.SourceSectionFilter;
import com.oracle.truffle.api.instrumentation.StandardTags.StatementTag;
import com.oracle.truffle.api.instrumentation.ThreadsActivationListener;
import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.api.nodes.LanguageInfo;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.ProgramState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.SandboxPolicy;

/**
 * What limits need of an engine: a language must not close a context that the embedder made, and is not told when a thread enters a
 * context or its limits are reset; an instrument is.
 */
@TruffleInstrument.Registration(
        id = LimitInstrument.ID,
        name = "Limits of Lua programs",
        internal = true,
        services = LimitInstrument.class,
        sandbox = SandboxPolicy.UNTRUSTED)
public final class LimitInstrument extends TruffleInstrument {
    static final String ID = "lua-limits";

    private static final String LANGUAGE = "lua";

    private final Map<TruffleContext, LimitGuard> guards = new ConcurrentHashMap<>();
    private Env env;
    private boolean watchesCalls;
    private boolean countsStatements;

    @Override
    protected void onCreate(Env instrumentEnv) {
        env = instrumentEnv;
        env.registerService(this);
        env.getInstrumenter().attachContextsListener(new Resets(), false);
    }

    /** The one of the engine that a language is in. */
    static LimitInstrument find(TruffleLanguage.Env env) {
        return env.lookup(env.getInstruments().get(ID), LimitInstrument.class);
    }

    /** Closes the context that is entered, as one that has used up its resources. Does not return to the program. */
    void stop(Node location, String reason) {
        env.getEnteredContext().closeResourceExhausted(location, reason);
    }

    /** Tells a guard of calls into its context and of resets, as far as its limits want it. */
    synchronized void add(TruffleContext context, LimitGuard guard, Limits limits) {
        guards.put(context, guard);
        if (limits.arePerCall() && !watchesCalls) {
            watchesCalls = true;
            env.getInstrumenter().attachThreadsActivationListener(new Calls());
        }
        if (limits.callStatements() > 0 && !countsStatements) {
            countsStatements = true;
            SourceSectionFilter statements = SourceSectionFilter.newBuilder()
                    .tagIs(StatementTag.class)
                    .sourceIs(source -> source.getLanguage().equals(LANGUAGE))
                    .build();
            env.getInstrumenter().attachExecutionEventFactory(statements, event -> new StatementNode());
        }
    }

    void remove(TruffleContext context) {
        guards.remove(context);
    }

    private final class Calls implements ThreadsActivationListener {
        @Override
        @TruffleBoundary
        public void onEnterThread(TruffleContext context) {
            LimitGuard guard = guards.get(context);
            if (guard != null) {
                guard.entered();
            }
        }

        @Override
        @TruffleBoundary
        public void onLeaveThread(TruffleContext context) {
            LimitGuard guard = guards.get(context);
            if (guard != null) {
                guard.left();
            }
        }
    }

    private final class Resets implements ContextsListener {
        @Override
        public void onContextResetLimits(TruffleContext context) {
            LimitGuard guard = guards.get(context);
            if (guard != null) {
                guard.reset();
            }
        }

        @Override
        public void onContextCreated(TruffleContext context) {}

        @Override
        public void onLanguageContextCreated(TruffleContext context, LanguageInfo language) {}

        @Override
        public void onLanguageContextInitialized(TruffleContext context, LanguageInfo language) {}

        @Override
        public void onLanguageContextFinalized(TruffleContext context, LanguageInfo language) {}

        @Override
        public void onLanguageContextDisposed(TruffleContext context, LanguageInfo language) {}

        @Override
        public void onContextClosed(TruffleContext context) {}
    }

    /** In front of each statement of all contexts of the engine. */
    private static final class StatementNode extends ExecutionEventNode {
        @Override
        protected void onEnter(VirtualFrame frame) {
            if (ProgramState.get(this).memoryLimit() instanceof LimitGuard guard) {
                guard.statement(this);
            }
        }
    }
}
