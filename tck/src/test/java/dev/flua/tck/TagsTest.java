package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.management.ExecutionListener;
import org.junit.jupiter.api.Test;

/** What tools are told of a running program: its statements and functions, with their places in the source. */
class TagsTest {
    private static final String PROGRAM = """
        local a, b = 1, 2
        local function add(x, y)
          return x + y
        end
        do
          a = add(a, b)
        end
        for i = 1, 2 do
          if i == 2 then break end
        end
        while a < 4 do a = a + 1 end
        return a, b
        """;

    private static List<String> trace(ExecutionListener.Builder builder) {
        List<String> places = new ArrayList<>();
        try (Context context = Context.create("lua")) {
            builder.onEnter(
                    event -> places.add(event.getLocation().getCharacters().toString()));
            builder.attach(context.getEngine());
            context.eval("lua", PROGRAM);
        }
        return places;
    }

    @Test
    void statements() {
        List<String> firstLines =
                trace(ExecutionListener.newBuilder().statements(true).collectReturnValue(true)).stream()
                        .map(text -> text.lines().findFirst().orElseThrow())
                        .toList();
        assertEquals(
                List.of(
                        "local a, b = 1, 2",
                        "local function add(x, y)",
                        "a = add(a, b)",
                        "return x + y",
                        "for i = 1, 2 do",
                        "if i == 2 then break end",
                        "if i == 2 then break end",
                        "break",
                        "while a < 4 do a = a + 1 end",
                        "a = a + 1",
                        "return a, b"),
                firstLines);
    }

    @Test
    void functions() {
        assertEquals(
                List.of(PROGRAM.strip(), "function add(x, y)\n  return x + y\nend"),
                trace(ExecutionListener.newBuilder().roots(true).collectReturnValue(true)));
    }
}
