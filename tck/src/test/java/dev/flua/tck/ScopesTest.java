package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.oracle.truffle.api.debug.Breakpoint;
import com.oracle.truffle.api.debug.DebugException;
import com.oracle.truffle.api.debug.DebugScope;
import com.oracle.truffle.api.debug.DebugStackFrame;
import com.oracle.truffle.api.debug.DebugValue;
import com.oracle.truffle.api.debug.Debugger;
import com.oracle.truffle.api.debug.DebuggerSession;
import com.oracle.truffle.api.debug.SuspendedCallback;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.junit.jupiter.api.Test;

/** What debuggers see where a program stands still. */
class ScopesTest {
    private static final String PROGRAM = """
        local outer = 10
        local limit <const> = 5
        global = 'g'
        local function add(a, b)
          local sum = a + b + outer
          do local inner = sum end
          return sum
        end
        return add(1, 2)
        """;

    /** Runs the program, which stops at {@code line} once. */
    private static int stopAt(int line, SuspendedCallback callback) {
        try (Engine engine = Engine.create("lua");
                Context context = Context.newBuilder("lua").engine(engine).build()) {
            Debugger debugger = Debugger.find(engine);
            List<Integer> stops = new ArrayList<>();
            try (DebuggerSession session = debugger.startSession(event -> {
                stops.add(event.getSourceSection().getStartLine());
                callback.onSuspend(event);
            })) {
                Source source =
                        Source.newBuilder("lua", PROGRAM, "debugged.lua").buildLiteral();
                session.install(Breakpoint.newBuilder(
                                com.oracle.truffle.api.source.Source.newBuilder("lua", PROGRAM, "debugged.lua")
                                        .build()
                                        .getURI())
                        .lineIs(line)
                        .build());
                int result = context.eval(source).asInt();
                assertEquals(List.of(line), stops);
                return result;
            }
        }
    }

    private static List<String> names(DebugScope scope) {
        List<String> names = new ArrayList<>();
        for (DebugValue value : scope.getDeclaredValues()) {
            names.add(value.getName() + "=" + value.toDisplayString());
        }
        return names;
    }

    @Test
    void variables() {
        stopAt(7, event -> {
            DebugStackFrame frame = event.getTopStackFrame();
            DebugScope locals = frame.getScope();
            assertEquals(List.of("a=1", "b=2", "sum=13"), names(locals));
            DebugScope upvalues = locals.getParent();
            assertEquals(List.of("outer=10"), names(upvalues));
            DebugScope globals = upvalues.getParent();
            assertEquals("g", globals.getDeclaredValue("global").asString());
            assertEquals("add", frame.getName());
        });
    }

    @Test
    void assignment() {
        int result = stopAt(7, event -> {
            DebugScope locals = event.getTopStackFrame().getScope();
            locals.getDeclaredValue("sum").set(event.getTopStackFrame().eval("sum * 2 + outer"));
            DebugScope main = event.getStackFrames().iterator().next().getScope();
            assertTrue(main.getDeclaredValue("a").isWritable());
        });
        assertEquals(36, result);
        stopAt(9, event -> {
            DebugValue constant = event.getTopStackFrame().getScope().getDeclaredValue("limit");
            assertEquals(5, constant.asInt());
            assertFalse(constant.isWritable());
        });
    }

    @Test
    void evaluation() {
        stopAt(7, event -> {
            DebugStackFrame frame = event.getTopStackFrame();
            assertEquals("13g", frame.eval("sum .. global").asString());
            assertEquals(
                    3,
                    frame.eval("local n = 0; for i = a, 3 do n = n + 1 end return n")
                            .asInt());
            frame.eval("global = 'changed'");
            assertEquals("changed", frame.eval("global").asString());
            assertThrows(DebugException.class, () -> frame.eval("nothing.x"));
            assertThrows(DebugException.class, () -> frame.eval("1 +"));
        });
    }
}
