package dev.flua.language.nodes.hook;

import dev.flua.language.LuaContext;
import dev.flua.language.LuaLanguage;
import dev.flua.language.nodes.tools.CodeWatch;

/** Has activations keep their temporary values ({@link Temporary}) from when a program first looks for one. */
public final class TemporarySwitch {
    private final CodeWatch watch;

    public TemporarySwitch(LuaLanguage language) {
        watch = new CodeWatch(language, TemporaryTag.class, TemporaryEvents::create);
    }

    public void turnOn(LuaContext context) {
        watch.startUntilClosed(context);
    }
}
