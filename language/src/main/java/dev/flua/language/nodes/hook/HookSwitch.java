package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.instrumentation.EventContext;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.LuaContext;
import dev.flua.language.LuaLanguage;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.tools.CodeWatch;

/**
 * Puts hooks into the code when a program first sets one; until then they cost nothing. They stay there, because a program that
 * sets and removes hooks in turn would otherwise have its code compiled anew each time.
 */
public final class HookSwitch {
    private final Assumption off = Assumption.create("no debug hooks");
    private final CodeWatch watch;

    public HookSwitch(LuaLanguage language) {
        watch = new CodeWatch(language, HookPointTag.class, HookSwitch::events);
    }

    /** Valid until there is a hook: functions look here for call and return events. */
    public Assumption off() {
        return off;
    }

    public void turnOn(LuaContext context) {
        watch.startUntilClosed(context);
        off.invalidate();
    }

    private static ExecutionEventNode events(EventContext place) {
        Node node = place.getInstrumentedNode();
        return node instanceof LuaExpressionNode expression
                ? ExpressionEvents.create(expression)
                : HookPointEvents.create(node);
    }
}
