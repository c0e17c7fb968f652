package dev.flua.language.nodes.tools;

import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.AllocationReporter;
import com.oracle.truffle.api.instrumentation.EventBinding;
import com.oracle.truffle.api.instrumentation.EventContext;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.instrumentation.Instrumenter;
import com.oracle.truffle.api.instrumentation.SourceSectionFilter;
import dev.flua.language.LuaLanguage;

/**
 * Tells tools of the values that the code makes: those of the nodes that have {@link AllocationTag}, while a tool listens. What
 * library functions make does not count.
 */
public final class AllocationEvents {
    private final LuaLanguage language;
    private final Instrumenter instrumenter;
    private final AllocationReporter reporter;
    private EventBinding<?> binding;

    private AllocationEvents(LuaLanguage language, Env env) {
        this.language = language;
        instrumenter = env.lookup(Instrumenter.class);
        reporter = env.lookup(AllocationReporter.class);
    }

    /** Looks out for tools that listen to what a context allocates. */
    public static void start(LuaLanguage language, Env env) {
        AllocationEvents events = new AllocationEvents(language, env);
        events.reporter.addActiveListener(events::setActive);
        events.setActive(events.reporter.isActive());
    }

    private synchronized void setActive(boolean active) {
        if (active == (binding != null)) {
            return;
        }
        if (active) {
            SourceSectionFilter places =
                    SourceSectionFilter.newBuilder().tagIs(AllocationTag.class).build();
            binding = instrumenter.attachExecutionEventFactory(places, this::watch);
        } else {
            binding.dispose();
            binding = null;
        }
    }

    /** The instrumenter shows the code of all contexts of the engine, of which only one is ours: null for the others. */
    private ExecutionEventNode watch(EventContext place) {
        return LuaLanguage.get(place.getInstrumentedNode()) == language ? new Report(reporter) : null;
    }

    private static final class Report extends ExecutionEventNode {
        private final AllocationReporter reporter;

        Report(AllocationReporter reporter) {
            this.reporter = reporter;
        }

        @Override
        protected void onReturnValue(VirtualFrame frame, Object value) {
            if (reporter.isActive()) {
                reporter.onEnter(null, 0, AllocationReporter.SIZE_UNKNOWN);
                reporter.onReturnValue(value, 0, AllocationReporter.SIZE_UNKNOWN);
            }
        }
    }
}
