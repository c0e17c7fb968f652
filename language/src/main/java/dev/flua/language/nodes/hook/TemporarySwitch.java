package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.nodes.tools.CodeWatch;

/**
 * Has activations keep their temporary values ({@link dev.flua.language.runtime.stack.Temporary}) from when a program first
 * looks for one.
 */
public final class TemporarySwitch {
    private final CodeWatch watch;

    private TemporarySwitch(LuaEngine engine) {
        watch = new CodeWatch(engine, TemporaryTag.class, TemporaryEvents::create);
    }

    /** Has all code keep its temporary values from now on, until a context ends. */
    @TruffleBoundary
    public static void turnOn(LuaContext context) {
        LuaEngine.get(null)
                .part(TemporarySwitch.class, TemporarySwitch::new)
                .watch
                .startUntilClosed(context);
    }
}
