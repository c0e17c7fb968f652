package dev.flua.language.nodes.tools;

import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.instrumentation.AllocationReporter;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import java.util.function.Consumer;

/**
 * Tells tools of the values that the code makes: those of the nodes that have {@link AllocationTag}, while a tool listens. What
 * library functions make does not count.
 */
public final class AllocationEvents {
    private final CodeWatch watch;
    private volatile AllocationReporter reporter;

    private AllocationEvents(LuaEngine engine) {
        watch = new CodeWatch(engine, AllocationTag.class, _ -> new Report(reporter));
    }

    /** Those of an engine. */
    public static AllocationEvents of(LuaEngine engine) {
        return engine.part(AllocationEvents.class, AllocationEvents::new);
    }

    /** Looks out for tools that listen to what a context allocates, until it is closed. */
    public void start(LuaContext context) {
        reporter = context.env().lookup(AllocationReporter.class); // belongs to the engine
        Consumer<Boolean> listener = active -> setActive(context, active);
        reporter.addActiveListener(listener);
        context.onClose(() -> {
            reporter.removeActiveListener(listener);
            watch.stop(context);
        });
        setActive(context, reporter.isActive());
    }

    private void setActive(LuaContext context, boolean active) {
        if (active) {
            var _ = watch.start(context);
        } else {
            watch.stop(context);
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
