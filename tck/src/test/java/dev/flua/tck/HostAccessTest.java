package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Java objects as a Lua program sees them. */
public class HostAccessTest {
    private final Context context =
            Context.newBuilder("lua").allowAllAccess(true).build();

    /** What the programs use. */
    public static final class Thing {
        public int count = 3;
        public final String name = "thing";

        public String describe(int number) {
            return "integer " + number;
        }

        public String describe(String text) {
            return "string " + text;
        }

        public String describe(Thing other) {
            return "thing " + other.count;
        }

        public void fail(String message) {
            throw new IllegalStateException(message);
        }

        public Object call(Supplier<Object> supplier) {
            return supplier.get();
        }

        public String tryCall(Runnable action) {
            try {
                action.run();
                return "fine";
            } catch (PolyglotException e) {
                return "caught " + e.getMessage();
            }
        }
    }

    /** Methods whose parameters say what a number is to be. */
    public static final class Numbers {
        public String number(Number value) {
            return value.getClass().getSimpleName() + " " + value;
        }

        public String object(Object value) {
            return value.getClass().getSimpleName() + " " + value;
        }

        public String narrow(float value) {
            return "float " + value;
        }

        public String mixed(int a, float b, double c, long d) {
            return a + " " + b + " " + c + " " + d;
        }

        public String wide(long value) {
            return "long " + value;
        }

        public String boxed(Long value) {
            return "Long " + value;
        }

        public String big(BigInteger value) {
            return "BigInteger " + value;
        }

        public String varargs(Object... values) {
            return Stream.of(values).map(this::object).collect(Collectors.joining(", "));
        }

        public int apply(BiFunction<Integer, Integer, Integer> f) {
            return f.apply(20, 22);
        }
    }

    private String text(String program) {
        Value result = context.eval("lua", program);
        return result.isString() ? result.asString() : result.toString();
    }

    /** What a Lua number is where Java's types leave it open: an {@code Integer} if it fits. */
    @Test
    void numbersForJava() {
        context.getBindings("lua").putMember("n", new Numbers());
        assertEquals("Integer 5", text("return n:number(5)"));
        assertEquals("Integer 5", text("return n:object(5)"));
        assertEquals("Integer -2147483648", text("return n:object(-2147483648)"));
        assertEquals("Long 2147483648", text("return n:object(2147483648)"));
        assertEquals("Double 5.0", text("return n:object(5.0)"));
        assertEquals("Double 0.1", text("return n:object(0.1)"));
        assertEquals("float 0.1", text("return n:narrow(0.1)"));
        assertEquals("float 7.0", text("return n:narrow(7)"));
        assertEquals("1 0.1 0.1 3", text("return n:mixed(1, 0.1, 0.1, 3)").replace("0.10000000149011612", "0.1"));
        assertEquals("long 5", text("return n:wide(5)"));
        assertEquals("Long 5", text("return n:boxed(5)"));
        assertEquals("BigInteger 5", text("return n:big(5)"));
        assertEquals("Integer 1, Double 2.5, Long 4294967296", text("return n:varargs(1, 2.5, 1 << 32)"));
        assertEquals("42", text("return n:apply(function(a, b) return a + b end)"));
        assertEquals(
                "bad call to 'narrow'",
                text("return (select(2, pcall(n.narrow, 'x'))):match('bad call') .. \" to 'narrow'\""));
    }

    /** Java code that holds monitors while a coroutine runs, yields and ends. */
    public static final class Guarded {
        private final Object monitor = new Object();

        public synchronized Object call(Function<Object, Object> f, Object value) {
            synchronized (monitor) {
                return f.apply(value);
            }
        }
    }

    /** Often enough that all of it is compiled. */
    @Test
    void coroutinesUnderMonitors() {
        context.getBindings("lua").putMember("guarded", new Guarded());
        Value resume = context.eval("lua", """
            local co = coroutine.wrap(function(n) while true do n = n + coroutine.yield(n) end end)
            co(0)
            return co\
            """);
        Value nested = context.eval("lua", """
            return function(n)
              local co = coroutine.wrap(function(m)
                local inner = coroutine.wrap(function(x) return x + coroutine.yield(x) end)
                guarded:call(inner, m)
                coroutine.yield()
                return guarded:call(inner, 1)
              end)
              guarded:call(co, n)
              return co()
            end\
            """);
        Value object = context.eval("lua", """
            local co = coroutine.wrap(function(_, key) while true do _, key = coroutine.yield(key) end end)
            return setmetatable({}, {__index = function(t, key) return co(t, key) end})\
            """);
        Object[] monitors = {new Object(), new Object(), new Object()};
        long sum = 0;
        for (int i = 0; i < 20_000; i++) {
            synchronized (monitors[0]) {
                synchronized (monitors[1]) {
                    sum = resume.execute(1).asLong();
                    synchronized (monitors[2]) {
                        assertEquals(i + 1, nested.execute(i).asLong());
                    }
                    assertEquals("x", object.getMember("x").asString());
                }
            }
        }
        assertEquals(20_000, sum);
    }

    @Test
    void integersInMaps() {
        Map<Integer, String> tree = new TreeMap<>(Map.of(1, "one"));
        Map<Integer, String> hash = new HashMap<>(Map.of(1, "one"));
        Map<Long, String> wideTree = new TreeMap<>(Map.of(1L, "one"));
        Map<Long, String> wideHash = new HashMap<>(Map.of(1L, "one"));
        for (Map<?, String> map : List.of(tree, hash, wideTree, wideHash)) {
            context.getBindings("lua").putMember("map", map);
            assertEquals("one", text("return map[1]"));
            assertEquals("nil", text("return tostring(map[2])"));
            assertEquals("two", text("map[2] = 'two' return map[2]"));
            assertEquals("2", text("return #map"));
            text("map[1] = nil");
            Class<?> kind = map == tree || map == hash ? Integer.class : Long.class;
            assertEquals(
                    List.of(kind), map.keySet().stream().map(Object::getClass).toList());
        }
        context.getBindings("lua").putMember("hash", hash);
        assertEquals("two", text("return hash:get(2)"));
        assertEquals("true", text("return hash:containsKey(2)"));
        assertEquals("nil", text("return tostring(hash['2'])"));
        Map<String, Object> names = new TreeMap<>(Map.of("a", 1));
        context.getBindings("lua").putMember("names", names);
        assertEquals("nil", text("return tostring(names[1])"));
        text("names.b = 2 names.c = 1 << 40 names.d = 2.0 names.a = names.a + 1");
        assertEquals(Map.of("a", 2, "b", 2, "c", 1L << 40, "d", 2.0), names);
        Map<String, Long> counts = new HashMap<>(Map.of("a", 1L));
        context.getBindings("lua").putMember("counts", counts);
        text("counts.a = counts.a + 1");
        assertEquals(Map.of("a", 2L), counts);
    }

    @Test
    void integersInLists() {
        List<Integer> list = new ArrayList<>(List.of(1, 2));
        List<Long> wide = new ArrayList<>(List.of(1L, 2L));
        List<Object> empty = new ArrayList<>();
        var globals = context.getBindings("lua");
        globals.putMember("list", list);
        globals.putMember("wide", wide);
        globals.putMember("empty", empty);
        assertEquals("true", text("return list:contains(1)"));
        assertEquals("1", text("return list:indexOf(2)"));
        text("list[3] = 7 list[1] = 10 list:add(8)");
        assertEquals(List.of(10, 2, 7, 8), list);
        text("wide[3] = 7 wide[1] = 10");
        assertEquals(List.of(10L, 2L, 7L), wide);
        text("empty:add(1) empty[2] = 1.5 empty[3] = 1 << 33 empty[4] = true");
        assertEquals(List.of(1, 1.5, 1L << 33, true), empty);
        globals.putMember("f", (BiFunction<Integer, Integer, Object>) (a, b) -> a + b);
        assertEquals("3", text("return f(1, 2)"));
        globals.putMember("compare", (Comparator<Integer>) Integer::compare);
        assertEquals("-1", text("return compare:compare(1, 2)"));
    }

    @AfterEach
    void close() {
        context.close();
    }

    private Value run(String program, Object... arguments) {
        return context.parse("lua", program).execute(arguments);
    }

    /** The results, with spaces between them. */
    private String all(String program, Object... arguments) {
        Value results = run(program, arguments);
        return LongStream.range(0, results.getArraySize())
                .mapToObj(i -> results.getArrayElement(i).toString())
                .collect(Collectors.joining(" "));
    }

    private String error(String program, Object... arguments) {
        return assertThrows(PolyglotException.class, () -> run("local x, y = ...; " + program, arguments))
                .getMessage();
    }

    @Test
    void fieldsAndMethods() {
        Thing thing = new Thing();
        assertEquals("3 thing integer 1 string s thing 4 integer 2", all("""
            local t = ...
            local before = t.count
            t.count = before + 1
            return before, t.name, t:describe(1), t:describe('s'), t:describe(t), t.describe(2)\
            """, thing));
        assertEquals(4, thing.count);
        assertTrue(run("return (...).nothing", thing).isNull());
    }

    @Test
    void listsAreIndexedFromOne() {
        List<Object> list = new ArrayList<>(List.of("a", "b"));
        assertEquals("2 a b ab", all("""
            local l = ...
            local n, first, last = #l, l[1], l[#l]
            l[#l + 1] = 'c'
            l[1] = 'A'
            l[3] = nil
            return n, first, last, first .. last\
            """, list));
        assertEquals(List.of("A", "b"), list);
        assertTrue(run("return (...)[5]", list).isNull());
    }

    @Test
    void mapsAreIndexedByKey() {
        Map<Object, Object> map = new HashMap<>(Map.of("size", 10, 7, "seven"));
        assertEquals("10 2 seven 2", all("local m = ...; return m.size, m:size(), m[7], #m", map));
        run("local m = ...; m.x = 1; m.size = nil; m[7] = 'SEVEN'", map);
        assertEquals(Map.of("x", 1L, 7, "SEVEN"), map);
    }

    @Test
    void loops() {
        assertEquals("1=a 2=b ", run("""
            local s = ''
            for i, v in pairs(...) do s = s .. i .. '=' .. v .. ' ' end
            return s\
            """, List.of("a", "b")).asString());
        assertEquals("1a2b", run("""
            local s = ''
            for i, v in ipairs(...) do s = s .. i .. v end
            return s\
            """, List.of("a", "b")).asString());
        assertEquals("k v", all("for k, v in pairs(...) do return k, v end", Map.of("k", "v")));
        assertEquals("xyz", run("""
            local s = ''
            for v in ... do s = s .. v end
            return s\
            """, new TreeSet<>(List.of("z", "x", "y"))).asString());
        assertTrue(run("local n = 0; for k in pairs(...) do n = n + 1 end return n > 4", new Thing())
                .asBoolean());
    }

    @Test
    void comparisons() {
        LocalDate early = LocalDate.of(2020, 1, 1);
        LocalDate late = LocalDate.of(2021, 1, 1);
        assertEquals(
                "true false true false true",
                all("local a, b = ...; return a == a, a == b, a < b, a >= b, a ~= 5", early, late));
        BigInteger big = BigInteger.TWO.pow(100).add(BigInteger.ONE);
        assertEquals(
                "true true true 1.2676506002282e+30", all("local b = ...; return b > 1, 1.5 < b, b <= b, b + 1", big));
        assertEquals(big + "!", run("return (...) .. '!'", big).asString());
        assertEquals(
                "attempt to compare two dev.flua.tck.HostAccessTest$Thing values",
                after(error("return x < y", new Thing(), new Thing())));
    }

    private static String after(String message) {
        return message.substring(message.indexOf(": ") + 2);
    }

    @Test
    void messagesNameVariables() {
        Thing thing = new Thing();
        String type = Thing.class.getName();
        assertEquals("attempt to call a " + type + " value (local 'x')", after(error("x()", thing)));
        assertEquals("attempt to call a nil value (method 'nothing')", after(error("x:nothing()", thing)));
        assertEquals("attempt to call a nil value (field 'nothing')", after(error("x.nothing()", thing)));
        assertEquals(
                "attempt to perform arithmetic on a " + type + " value (local 'x')",
                after(error("return x + 1", thing)));
        assertEquals("attempt to concatenate a " + type + " value (local 'x')", after(error("return x .. ''", thing)));
        assertEquals("attempt to get length of a " + type + " value (local 'x')", after(error("return #x", thing)));
        assertEquals("a " + type + " has no writable field 'name'", after(error("x.name = 1", thing)));
        assertTrue(error("x:describe()", thing).contains("bad call (method 'describe'): wrong number of arguments"));
        assertTrue(error("x:describe({})", thing).contains("bad call (method 'describe'): "));
    }

    @Test
    void hostExceptionsAreCaught() {
        Thing thing = new Thing();
        assertEquals("false boom boom userdata true", all("""
            local thing = ...
            local ok, e = pcall(thing.fail, 'boom')
            return ok, tostring(e), e:getMessage(), type(e), java.instanceof(e, 'java.lang.RuntimeException')\
            """, thing));
        PolyglotException error = assertThrows(PolyglotException.class, () -> run("(...):fail('out')", thing));
        assertTrue(error.isHostException());
        assertEquals("out", error.asHostException().getMessage());
        PolyglotException again = assertThrows(
                PolyglotException.class,
                () -> run("local ok, e = pcall(function(t) t:fail('again') end, ...); error(e)", thing));
        assertTrue(again.isHostException());
        assertEquals("handled boom", run("""
            local ok, m = xpcall(function(t) t:fail('boom') end, function(e) return 'handled ' .. tostring(e) end, ...)
            return m\
            """, thing).asString());
    }

    @Test
    void errorsWithHostObjects() {
        assertEquals(
                "userdata",
                run("return type(select(2, pcall(error, ...)))", new Thing()).asString());
        assertEquals(List.of("x").toString(), error("error(x)", List.of("x")));
    }

    @Test
    void errorsCrossBothWorlds() {
        Thing thing = new Thing();
        assertEquals(
                "caught lua says no",
                run("return (...):tryCall(function() error('lua says no', 0) end)", thing)
                        .asString());
        assertEquals("false 7", all("""
            local thing = ...
            local ok, e = pcall(function() thing:call(function() error({code = 7}) end) end)
            return ok, e.code\
            """, thing));
        RuntimeException thrown = new IllegalArgumentException("from deep inside");
        Runnable bomb = () -> {
            throw thrown;
        };
        PolyglotException error = assertThrows(
                PolyglotException.class,
                () -> run("local t, bomb = ...; t:call(function() bomb:run() end)", thing, bomb));
        assertSame(thrown, error.asHostException());
    }

    @Test
    void functionsBecomeFunctionalInterfaces() {
        List<Object> list = new ArrayList<>(List.of(3, 1, 2));
        run("(...):sort(function(a, b) return b - a end)", list);
        assertEquals(List.of(3, 2, 1), list);
        assertEquals(
                "made",
                run("return (...):call(function() return 'made' end)", new Thing())
                        .asString());
        @SuppressWarnings("unchecked")
        Comparator<Object> comparator =
                run("return function(a, b) return #a - #b end").as(Comparator.class);
        assertEquals(-2, comparator.compare("a", "abc"));
    }

    @Test
    void java() {
        assertEquals("5 2.0 x 1 true false", all("""
            local Math = java.type('java.lang.Math')
            local list = java.new('java.util.ArrayList')
            list:add('x')
            java.import 'java.util.HashMap'
            local map = HashMap()
            map:put('k', 1)
            return Math.max(2, 5), Math.sqrt(4), list[1], map.k,
              java.instanceof(list, 'java.util.List'), java.instanceof({}, 'java.util.List')\
            """));
        assertEquals("bad argument #1 to 'type' (no class 'no.Such')", after(error("java.type('no.Such')")));
        assertEquals("bad argument #1 to 'new' (class expected, got table)", after(error("java.new({})")));
    }

    @Test
    void polyglot() {
        assertEquals(6, run("return polyglot.eval('lua', 'return 2 * 3')").asInt());
        run("polyglot.export('shared', {x = 1})");
        assertEquals(
                1,
                context.getPolyglotBindings().getMember("shared").getMember("x").asInt());
        context.getPolyglotBindings().putMember("given", "by Java");
        assertEquals("by Java", run("return polyglot.import('given')").asString());
        assertTrue(run("return polyglot.import('missing')").isNull());
        assertEquals("bad argument #1 to 'eval' (no language 'cobol')", after(error("polyglot.eval('cobol', '')")));
    }

    @Test
    void librariesNeedPermission() {
        try (Context closed = Context.create("lua")) {
            assertTrue(
                    closed.eval("lua", "return java == nil and polyglot == nil").asBoolean());
        }
        try (Context evaluating = Context.newBuilder("lua")
                .allowPolyglotAccess(PolyglotAccess.ALL)
                .build()) {
            assertFalse(evaluating.getBindings("lua").hasMember("java"));
            assertEquals(
                    1,
                    evaluating
                            .eval("lua", "return polyglot.eval('lua', 'return 1')")
                            .asInt());
        }
    }
}
