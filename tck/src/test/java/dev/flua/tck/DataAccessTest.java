package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.flua.embedding.PublicMembers;
import dev.flua.embedding.TrustLevel;
import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a program hands over to scripts that it does not trust: data and functions, and nothing behind them. */
public class DataAccessTest {
    public record Item(String name, BigDecimal price, int amount) {}

    public record Order(String customer, List<Item> items, LocalDate day, TimeUnit unit, Object extra) {
        public String secret() {
            return "secret";
        }
    }

    public record Failing(String value) {
        @Override
        public String value() {
            throw new IllegalStateException("no value");
        }
    }

    /** Of the program itself, with a member for scripts. */
    @FunctionalInterface
    public interface Rate {
        @HostAccess.Export
        double of(String name);
    }

    public static class Service {
        public String name = "name";

        public List<String> names() {
            return List.of();
        }

        public String open(int a) {
            return "open " + a;
        }
    }

    /** The levels at which nothing of a class is visible. */
    private static final List<TrustLevel> LEVELS =
            List.of(TrustLevel.UNTRUSTED, TrustLevel.SANDBOX, TrustLevel.RESTRICTED, TrustLevel.TRUSTED);

    private static String text(Context context, String program) {
        Value result = context.eval("lua", program);
        return result.isString() ? result.asString() : result.toString();
    }

    private static Order order() {
        return new Order(
                "ann",
                List.of(new Item("tea", new BigDecimal("2.50"), 2), new Item("cup", new BigDecimal("4.00"), 1)),
                LocalDate.of(2024, 2, 29),
                TimeUnit.DAYS,
                new Service());
    }

    private static void hand(Context context) {
        var globals = context.getBindings("lua");
        globals.putMember("order", order());
        globals.putMember("list", new ArrayList<>(List.of(3, 1, 2)));
        globals.putMember("linked", new CopyOnWriteArrayList<>(List.of("b", "a")));
        globals.putMember("array", new int[] {5, 4});
        globals.putMember("fixed", List.of("x"));
        globals.putMember("map", new LinkedHashMap<>(Map.of("k", "v")));
        globals.putMember("tree", new TreeMap<>(Map.of(7, "seven")));
        globals.putMember("units", new EnumMap<>(Map.of(TimeUnit.DAYS, 1)));
        globals.putMember("set", new TreeSet<>(Set.of("p", "q")));
        globals.putMember("iterator", List.of(1, 2).iterator());
        globals.putMember("twice", (Function<Integer, Integer>) x -> 2 * x);
        globals.putMember("add", (IntBinaryOperator) Integer::sum);
        globals.putMember("join", (BiFunction<String, String, String>) String::concat);
        globals.putMember("give", (Supplier<String>) () -> "given");
        globals.putMember("call", (Callable<String>) () -> "called");
        globals.putMember("test", (Predicate<String>) String::isEmpty);
        globals.putMember("run", (Runnable) () -> {});
        globals.putMember("compare", Comparator.<Integer>naturalOrder());
        globals.putMember("rate", (Rate) name -> name.length());
        globals.putMember("apply", (Function<Supplier<Object>, Object>) Supplier::get);
    }

    private static final String[][] USES = {
        {"order.customer", "ann"},
        {"order.items[1].name .. #order.items", "tea2"},
        {"order.items[2].price * order.items[2].amount", "4.0"},
        {"order.day.year", "2024"},
        {"order.unit == 'DAYS'", "true"},
        {"order.unit", "DAYS"},
        {"'in ' .. order.unit", "in DAYS"},
        {"order.day .. '/' .. order.items[1].price", "2024-02-29/2.50"},
        {"order.day", "2024-02-29"},
        {"order.nothing", "nil"},
        {
            "(function() local n = '' for k in pairs(order) do n = n .. k .. ' ' end return n end)()",
            "customer items day unit extra "
        },
        {"(next(order))", "customer"},
        {"#list .. list[1]", "33"},
        {"array[2] .. #array", "42"},
        {"map.k .. #map", "v1"},
        {"tree[7]", "seven"},
        {"units.DAYS", "1"},
        {"(function() local n = '' for v in set do n = n .. v end return n end)()", "pq"},
        {"(function() local n = 0 for v in iterator do n = n + v end return n end)()", "3"},
        {"twice(4)", "8"},
        {"add(1, 2)", "3"},
        {"join('a', 'b')", "ab"},
        {"give()", "given"},
        {"call()", "called"},
        {"test('')", "true"},
        {"run()", "nil"},
        {"compare(1, 2)", "-1"},
        {"rate('four')", "4.0"},
        {"rate:of('four')", "4.0"},
    };

    @TestFactory
    Stream<DynamicTest> dataIsUsed() {
        return LEVELS.stream()
                .flatMap(level -> Arrays.stream(USES)
                        .map(use -> DynamicTest.dynamicTest(level + ": " + use[0], () -> {
                            try (Context context = level.newContext().build()) {
                                hand(context);
                                assertEquals(use[1], text(context, "return tostring(" + use[0] + ")"));
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> nothingElseIsOpen() {
        return LEVELS.stream()
                .flatMap(level -> Stream.of(
                                "order:secret()",
                                "order.secret",
                                "order.getClass",
                                "order:getClass()",
                                "order:customer()",
                                "order.hashCode",
                                "order.extra.name",
                                "order.extra:names()",
                                "order.day:getChronology()",
                                "order.unit:getDeclaringClass()",
                                "order.unit.name",
                                "order.items:size()",
                                "order.items.stream",
                                "order.items[1].price:toString()",
                                "list:add(1)",
                                "list.getClass",
                                "map:entrySet()",
                                "map.getClass",
                                "twice.andThen",
                                "twice:getClass()",
                                "twice.getClass",
                                "compare.reversed",
                                "rate.getClass",
                                "class.getName",
                                "class:getClassLoader()",
                                "class()",
                                "class.static.valueOf",
                                "loader:loadClass('java.lang.Runtime')",
                                "loader.loadClass",
                                "method('x')",
                                "method:invoke(order)",
                                "method.invoke",
                                "file:getPath()",
                                "#file",
                                "path:toFile()",
                                "path:toAbsolutePath()",
                                "runtime:exec('ls')",
                                "thread:interrupt()",
                                "classes[1].getName",
                                "classes[1]:forName('java.lang.Runtime')",
                                "classesByName.x:getClassLoader()",
                                "holder.type:getClassLoader()",
                                "getmetatable(order)",
                                "getmetatable(list)",
                                "give.get",
                                "select(2, pcall(fail)).getMessage",
                                "select(2, pcall(fail)):getClass()",
                                "java",
                                "polyglot")
                        .map(attempt -> DynamicTest.dynamicTest(level + ": " + attempt, () -> {
                            try (Context context = level.newContext().build()) {
                                hand(context);
                                var globals = context.getBindings("lua");
                                globals.putMember("class", String.class);
                                globals.putMember("loader", DataAccessTest.class.getClassLoader());
                                globals.putMember("method", String.class.getMethod("length"));
                                globals.putMember("file", new File("/etc"));
                                globals.putMember("path", Path.of("/etc"));
                                globals.putMember("runtime", Runtime.getRuntime());
                                globals.putMember("thread", Thread.currentThread());
                                globals.putMember("classes", List.of(String.class));
                                globals.putMember("classesByName", Map.of("x", String.class));
                                globals.putMember("holder", new Holder(String.class));
                                globals.putMember("fail", (Runnable) () -> {
                                    throw new IllegalStateException("x");
                                });
                                String program = "local ok, value = pcall(function() return " + attempt + " end)"
                                        + " return ok and value ~= nil and 'got ' .. tostring(value) or 'nothing'";
                                // A function's own method is the function.
                                String expected = attempt.equals("give.get") ? "given" : "nothing";
                                if (attempt.equals("give.get")) {
                                    program = "return give.get()";
                                }
                                assertEquals(expected, text(context, program));
                            }
                        })));
    }

    public record Holder(Class<?> type) {}

    /** Records are read where the embedder has said so, and by their methods where these are visible. */
    @Test
    void recordsNeedPermission() {
        try (Context closed = Context.create("lua")) {
            closed.getBindings("lua").putMember("order", order());
            assertEquals("nil", text(closed, "return tostring(order.customer)"));
            assertEquals("nil", text(closed, "for k in pairs(order) do return k end return 'nil'"));
        }
        try (Context open = Context.newBuilder("lua")
                .allowHostAccess(PublicMembers.HOST_ACCESS)
                .build()) {
            open.getBindings("lua").putMember("order", order());
            assertEquals(
                    "ann ann secret",
                    text(open, "return order.customer .. ' ' .. order:customer() .. ' ' .. order:secret()"));
            assertEquals("extra", text(open, "local last for k in pairs(order) do last = k end return last"));
            open.getBindings("lua").putMember("failing", new Failing("x"));
            PolyglotException error = assertThrows(PolyglotException.class, () -> text(open, "return failing.value"));
            assertEquals("no value", error.asHostException().getMessage());
        }
        try (Context untrusted = TrustLevel.UNTRUSTED.newContext().build()) {
            untrusted.getBindings("lua").putMember("failing", new Failing("x"));
            PolyglotException error =
                    assertThrows(PolyglotException.class, () -> text(untrusted, "return failing.value"));
            assertFalse(error.isInternalError());
            assertEquals("no value", error.asHostException().getMessage());
        }
    }

    private static String error(Context context, String program) {
        PolyglotException error = assertThrows(PolyglotException.class, () -> context.eval("lua", program));
        assertFalse(error.isInternalError(), error::toString);
        String message = error.getMessage();
        return message.startsWith("Unnamed:") ? message.substring(message.indexOf(": ") + 2) : message;
    }

    @Test
    void immutableCollectionsSaySo() {
        for (Object value : List.of(
                List.of(1, 2), Collections.unmodifiableList(new ArrayList<>(List.of(1, 2))), List.copyOf(List.of(1)))) {
            try (Context context = TrustLevel.UNTRUSTED.newContext().build()) {
                context.getBindings("lua").putMember("list", value);
                String expected =
                        "attempt to change an immutable " + value.getClass().getName();
                for (String change : List.of(
                        "list[1] = 5",
                        "list[#list + 1] = 5",
                        "list[#list] = nil",
                        "table.insert(list, 5)",
                        "table.insert(list, 1, 5)",
                        "table.remove(list)",
                        "table.remove(list, 1)",
                        "table.move({7}, 1, 1, 1, list)")) {
                    assertEquals(expected, error(context, change), change);
                }
            }
        }
        try (Context context = TrustLevel.UNTRUSTED.newContext().build()) {
            Map<String, Object> map = Map.of("a", 1);
            context.getBindings("lua").putMember("map", map);
            for (String change : List.of("map.a = 2", "map.b = 2", "map.a = nil")) {
                assertEquals("attempt to change an immutable " + map.getClass().getName(), error(context, change));
            }
        }
        try (Context context = TrustLevel.UNTRUSTED.newContext().build()) {
            context.getBindings("lua").putMember("list", Collections.unmodifiableList(new ArrayList<>(List.of(2, 1))));
            assertEquals(
                    "attempt to change an immutable java.util.Collections$UnmodifiableRandomAccessList",
                    error(context, "table.sort(list)"));
        }
    }

    /** Each line: what is done with a list {@code l} of 3, 1, 2 and what comes of it; a table gives the same. */
    private static final String[] LIST_PROGRAMS = {
        "return table.concat(l, ',')",
        "return table.concat(l, '-', 2, 3)",
        "return table.concat(l, '-', 3, 2)",
        "table.sort(l) return table.concat(l, ' ')",
        "table.sort(l, function(a, b) return a > b end) return table.concat(l, ' ')",
        "table.insert(l, 9) return table.concat(l, ' ')",
        "table.insert(l, 1, 9) return table.concat(l, ' ')",
        "table.insert(l, 4, 9) return table.concat(l, ' ')",
        "return pcall(table.insert, l, 6, 9)",
        "return table.remove(l), table.concat(l, ' ')",
        "return table.remove(l, 1), table.concat(l, ' ')",
        "return table.remove(l, 4), table.concat(l, ' ')",
        "return pcall(table.remove, l, 7)",
        "table.remove(l) table.remove(l) table.remove(l) return tostring(table.remove(l)), #l, next(l)",
        "return table.unpack(l)",
        "return table.unpack(l, 2)",
        "return table.unpack(l, 3, 4)",
        "return #l, l[1], l[4]",
        "return next(l)",
        "return next(l, 1)",
        "return next(l, 2)",
        "return next(l, 3)",
        "local s = '' for i, v in ipairs(l) do s = s .. i .. '=' .. v .. ' ' end return s",
        "local s = '' for i, v in pairs(l) do s = s .. i .. '=' .. v .. ' ' end return s",
        "local s = '' for i, v in next, l do s = s .. i .. '=' .. v .. ' ' end return s",
        "return table.concat(table.move(l, 1, 3, 1, {}), ' ')",
        "return table.concat(table.move({7, 8}, 1, 2, 2, l), ' ')",
        "return table.concat(table.move(l, 1, 2, 2), ' ')",
        "return table.concat(table.move(l, 2, 3, 1), ' ')",
        "table.move({7, 8}, 1, 2, 4, l) return table.concat(l, ' ')",
        "return select('#', table.unpack(l)), (table.pack(table.unpack(l)).n)",
        "return #table.concat(l)",
    };

    @TestFactory
    Stream<DynamicTest> listsAreUsedAsTables() {
        String show = "local function show(...) local s = {} for i = 1, select('#', ...) do s[i] = tostring((select(i,"
                + " ...))) end return table.concat(s, '|') end ";
        return Arrays.stream(LIST_PROGRAMS)
                .map(program -> DynamicTest.dynamicTest(program, () -> {
                    try (Context context = TrustLevel.UNTRUSTED.newContext().build()) {
                        String run = show + "return show((function(l) " + program + " end)(...))";
                        String expected = context.parse("lua", run)
                                .execute(context.eval("lua", "return {3, 1, 2}"))
                                .asString();
                        for (List<Object> list : List.<List<Object>>of(
                                new ArrayList<>(List.of(3, 1, 2)),
                                new CopyOnWriteArrayList<>(List.of(3, 1, 2)),
                                new ArrayList<>(List.of(3L, 1L, 2L)))) {
                            assertEquals(
                                    expected,
                                    context.parse("lua", run).execute(list).asString());
                        }
                    }
                }));
    }

    @Test
    void otherListsAndMaps() {
        try (Context context = TrustLevel.UNTRUSTED.newContext().build()) {
            var globals = context.getBindings("lua");
            globals.putMember("names", new ArrayList<>(List.of("b", "c", "a")));
            globals.putMember("array", new double[] {2, 1});
            globals.putMember("decimals", new ArrayList<>(List.of(new BigDecimal("2.5"), BigDecimal.ONE)));
            globals.putMember("empty", new ArrayList<>());
            globals.putMember("map", new HashMap<>(Map.of("k", 1)));
            globals.putMember("none", Map.of());
            assertEquals("a,b,c", text(context, "table.sort(names) return table.concat(names, ',')"));
            assertEquals("1.0 2.0", text(context, "table.sort(array) return table.concat(array, ' ')"));
            assertEquals("1 2.5", text(context, "table.sort(decimals) return decimals[1] .. ' ' .. decimals[2]"));
            assertEquals(
                    "nil nil k 1",
                    text(
                            context,
                            "return tostring(next(empty)) .. ' ' .. tostring(next(none)) .. ' ' .."
                                    + " table.concat({next(map)}, ' ')"));
            assertEquals("nil", text(context, "return tostring(next(map, 'k'))"));
            assertEquals(
                    "invalid key to 'next'",
                    assertThrows(PolyglotException.class, () -> text(context, "next(map, 'x')"))
                            .getMessage());
            globals.putMember("f", (Runnable) () -> {});
            assertEquals(
                    "bad argument #1 to 'concat' (table expected, got " + "userdata)",
                    error(context, "table.concat(f)").replaceAll("got .*Lambda.*\\)", "got userdata)"));
            assertEquals(
                    "bad argument #1 to 'insert' (table expected, got no value)", error(context, "table.insert()"));
            assertEquals("bad argument #1 to 'next' (table expected, got no value)", error(context, "next()"));
            assertEquals("bad argument #1 to 'next' (table expected, got nil)", error(context, "next(nil)"));
        }
    }

    /** A method that is read with a dot has its object. */
    @Test
    void boundMethodsExplainThemselves() {
        try (Context context =
                Context.newBuilder("lua").allowHostAccess(HostAccess.ALL).build()) {
            context.getBindings("lua").putMember("s", new Service());
            String hint =
                    " (the method knows its object already: object:%s(...) or object.%s(...) calls it, without the"
                            + " object among the arguments)";
            assertEquals(
                    "bad call (field 'names'): wrong number of arguments: 0 expected, got 1"
                            + hint.formatted("names", "names"),
                    error(context, "s.names(s)"));
            assertEquals(
                    "bad call (local 'f'): wrong number of arguments: 1 expected, got 2"
                            + hint.formatted("open", "open"),
                    error(context, "local f = s.open f(s, 1)"));
            assertEquals(true, error(context, "local f = s.open f(s)").endsWith(hint.formatted("open", "open")));
            assertEquals("open 1", text(context, "return s.open(1)"));
            assertEquals(
                    "bad call (field 'open'): wrong number of arguments: 1 expected, got 0",
                    error(context, "s.open()"));
            assertEquals(
                    "attempt to perform arithmetic on a Java method value (field 'open')",
                    error(context, "return s.open + 1"));
            assertEquals(
                    "attempt to get length of a Java method value (field 'names')", error(context, "return #s.names"));
            assertEquals("attempt to index a Java method value (field 'names')", error(context, "return s.names.x"));
        }
    }
}
