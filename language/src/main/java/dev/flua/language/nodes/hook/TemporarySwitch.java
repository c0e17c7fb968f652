package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.instrumentation.EventBinding;
import com.oracle.truffle.api.instrumentation.EventContext;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.instrumentation.Instrumenter;
import com.oracle.truffle.api.instrumentation.SourceSectionFilter;
import dev.flua.language.LuaContext;
import dev.flua.language.LuaLanguage;

/** Has activations keep their temporary values ({@link Temporary}) from when a program first looks for one. */
public final class TemporarySwitch {
    private boolean on;

    public void turnOn(LuaContext context) {
        if (!on) {
            on = true;
            SourceSectionFilter places =
                    SourceSectionFilter.newBuilder().tagIs(TemporaryTag.class).build();
            Instrumenter instrumenter = context.env().lookup(Instrumenter.class);
            EventBinding<?> binding = instrumenter.attachExecutionEventFactory(places, this::watch);
            context.onClose(binding::dispose);
        }
    }

    /** The instrumenter shows the code of all contexts of the engine, of which only one is ours: null for the others. */
    private ExecutionEventNode watch(EventContext place) {
        return LuaLanguage.get(place.getInstrumentedNode()).temporaries() == this
                ? TemporaryEvents.create(place)
                : null;
    }
}
