package dev.flua.language.nodes.tools;

import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.instrumentation.EventBinding;
import com.oracle.truffle.api.instrumentation.EventContext;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.instrumentation.Instrumenter;
import com.oracle.truffle.api.instrumentation.SourceSectionFilter;
import com.oracle.truffle.api.instrumentation.Tag;
import dev.flua.language.LuaLanguage;
import java.util.function.Function;

/** The language's own instrumentation of its code. */
public final class CodeWatch {
    private CodeWatch() {}

    /**
     * Has all nodes with a tag, of one language instance, watched by what {@code watcher} makes for them.
     *
     * @return what ends it
     */
    public static EventBinding<?> start(
            LuaLanguage language,
            Env env,
            Class<? extends Tag> tag,
            Function<EventContext, ExecutionEventNode> watcher) {
        SourceSectionFilter places = SourceSectionFilter.newBuilder().tagIs(tag).build();
        // The instrumenter shows the code of all contexts of the engine, of which only one is ours.
        return env.lookup(Instrumenter.class)
                .attachExecutionEventFactory(
                        places,
                        place ->
                                LuaLanguage.get(place.getInstrumentedNode()) == language ? watcher.apply(place) : null);
    }
}
