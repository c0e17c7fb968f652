package dev.flua.language.nodes.tools;

import com.oracle.truffle.api.instrumentation.EventBinding;
import com.oracle.truffle.api.instrumentation.EventContext;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.instrumentation.Instrumenter;
import com.oracle.truffle.api.instrumentation.SourceSectionFilter;
import com.oracle.truffle.api.instrumentation.Tag;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Function;

/**
 * The language's own instrumentation of its code: all nodes with a tag are watched, by what {@code watcher} makes for them, as long
 * as a context wants it. Contexts may share the code.
 */
public final class CodeWatch {
    private final LuaEngine engine;
    private final Class<? extends Tag> tag;
    private final Function<EventContext, ExecutionEventNode> watcher;
    private final Set<LuaContext> contexts = Collections.newSetFromMap(new IdentityHashMap<>());
    private EventBinding<?> binding;

    public CodeWatch(LuaEngine engine, Class<? extends Tag> tag, Function<EventContext, ExecutionEventNode> watcher) {
        this.engine = engine;
        this.tag = tag;
        this.watcher = watcher;
    }

    /** A context wants it until it is closed; does nothing where it does already. */
    public void startUntilClosed(LuaContext context) {
        if (start(context)) {
            context.onClose(() -> stop(context));
        }
    }

    /** A context wants it; returns whether it did not before. */
    synchronized boolean start(LuaContext context) {
        if (binding == null) {
            SourceSectionFilter places =
                    SourceSectionFilter.newBuilder().tagIs(tag).build();
            // The instrumenter shows the code of all contexts of the engine, of which not all is ours.
            binding = context.env()
                    .lookup(Instrumenter.class)
                    .attachExecutionEventFactory(
                            places,
                            place ->
                                    LuaEngine.get(place.getInstrumentedNode()) == engine ? watcher.apply(place) : null);
        }
        return contexts.add(context);
    }

    /** A context does not want it any more. */
    synchronized void stop(LuaContext context) {
        if (contexts.remove(context) && contexts.isEmpty()) {
            binding.dispose();
            binding = null;
        }
    }
}
