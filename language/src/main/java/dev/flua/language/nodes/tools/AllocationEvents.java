package dev.flua.language.nodes.tools;

import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.AllocationReporter;
import com.oracle.truffle.api.instrumentation.EventBinding;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import dev.flua.language.LuaContext;
import dev.flua.language.LuaLanguage;
import java.util.function.Consumer;

/**
 * Tells tools of the values that the code makes: those of the nodes that have {@link AllocationTag}, while a tool listens. What
 * library functions make does not count.
 */
public final class AllocationEvents {
    private final LuaLanguage language;
    private final Env env;
    private final AllocationReporter reporter;
    private EventBinding<?> binding;

    private AllocationEvents(LuaContext context) {
        language = context.language();
        env = context.env();
        reporter = env.lookup(AllocationReporter.class);
    }

    /** Looks out for tools that listen to what a context allocates, until it is closed. */
    public static void start(LuaContext context) {
        AllocationEvents events = new AllocationEvents(context);
        Consumer<Boolean> listener = events::setActive;
        events.reporter.addActiveListener(listener);
        context.onClose(() -> {
            events.reporter.removeActiveListener(listener); // it belongs to the engine
            events.setActive(false);
        });
        events.setActive(events.reporter.isActive());
    }

    private synchronized void setActive(boolean active) {
        if (active == (binding != null)) {
            return;
        }
        if (active) {
            binding = CodeWatch.start(language, env, AllocationTag.class, place -> new Report(reporter));
        } else {
            binding.dispose();
            binding = null;
        }
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
