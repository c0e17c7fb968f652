package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.instrumentation.EventBinding;
import com.oracle.truffle.api.instrumentation.EventContext;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.instrumentation.Instrumenter;
import com.oracle.truffle.api.instrumentation.SourceSectionFilter;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.LuaContext;
import dev.flua.language.LuaLanguage;
import dev.flua.language.nodes.LuaExpressionNode;

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

    public void turnOn(LuaContext context) {
        if (off.isValid()) {
            SourceSectionFilter points =
                    SourceSectionFilter.newBuilder().tagIs(HookPointTag.class).build();
            Instrumenter instrumenter = context.env().lookup(Instrumenter.class);
            EventBinding<?> binding = instrumenter.attachExecutionEventFactory(points, this::watch);
            context.onClose(binding::dispose);
            off.invalidate();
        }
    }

    /** The instrumenter shows the code of all contexts of the engine, of which only one is ours: null for the others. */
    private ExecutionEventNode watch(EventContext place) {
        Node node = place.getInstrumentedNode();
        if (LuaLanguage.get(node).hooks() != this) {
            return null;
        }
        return node instanceof LuaExpressionNode expression
                ? ExpressionEvents.create(expression)
                : HookPointEvents.create(node);
    }
}
