package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.instrumentation.Instrumenter;
import com.oracle.truffle.api.instrumentation.SourceSectionFilter;

/**
 * Puts hooks into the code when a program first sets one; until then they cost nothing. They stay there, because a program that
 * sets and removes hooks in turn would otherwise have its code compiled anew each time.
 */
public final class HookSwitch {
    private final Assumption off = Assumption.create("no debug hooks");

    /** Valid until there is a hook: functions look here for call and return events. */
    public Assumption off() {
        return off;
    }

    public void turnOn(Env env) {
        if (off.isValid()) {
            SourceSectionFilter points =
                    SourceSectionFilter.newBuilder().tagIs(HookPointTag.class).build();
            env.lookup(Instrumenter.class).attachExecutionEventFactory(points, HookPointEvents::create);
            off.invalidate();
        }
    }
}
