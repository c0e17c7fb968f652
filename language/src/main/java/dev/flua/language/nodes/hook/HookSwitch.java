package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.instrumentation.EventContext;
import com.oracle.truffle.api.instrumentation.ExecutionEventNode;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.nodes.LuaExpressionNode;
import dev.flua.language.nodes.tools.CodeWatch;

/**
 * Puts hooks into the code when a program first sets one; until then they cost nothing. They stay there, because a program that
 * sets and removes hooks in turn would otherwise have its code compiled anew each time.
 */
public final class HookSwitch {
    private final CodeWatch watch;

    private HookSwitch(LuaEngine engine) {
        watch = new CodeWatch(engine, HookPointTag.class, HookSwitch::events);
    }

    /** Has all code call debug hooks from now on, until a context ends. */
    @TruffleBoundary
    public static void turnOn(LuaContext context) {
        LuaEngine engine = LuaEngine.get(null);
        engine.part(HookSwitch.class, HookSwitch::new).watch.startUntilClosed(context);
        engine.noHooks().invalidate();
    }

    private static ExecutionEventNode events(EventContext place) {
        Node node = place.getInstrumentedNode();
        return node instanceof LuaExpressionNode expression
                ? ExpressionEvents.create(expression)
                : HookPointEvents.create(node);
    }
}
