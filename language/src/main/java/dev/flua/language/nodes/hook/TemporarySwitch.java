package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.instrumentation.EventBinding;
import dev.flua.language.LuaContext;
import dev.flua.language.nodes.tools.CodeWatch;

/** Has activations keep their temporary values ({@link Temporary}) from when a program first looks for one. */
public final class TemporarySwitch {
    private boolean on;

    public void turnOn(LuaContext context) {
        if (!on) {
            on = true;
            EventBinding<?> binding =
                    CodeWatch.start(context.language(), context.env(), TemporaryTag.class, TemporaryEvents::create);
            context.onClose(binding::dispose);
        }
    }
}
