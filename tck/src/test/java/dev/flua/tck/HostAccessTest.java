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
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
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
