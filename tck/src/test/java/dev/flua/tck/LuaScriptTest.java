package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.flua.embedding.LuaScript;
import dev.flua.embedding.TrustLevel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.ObjDoubleConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Lua as objects of Java interfaces. */
class LuaScriptTest {
    private final Context context = TrustLevel.UNTRUSTED.newContext().build();

    @AfterEach
    void close() {
        context.close(true);
    }

    private <T> T compile(Class<T> type, String text, String... parameters) {
        return LuaScript.compile(context, text, parameters).as(type);
    }

    @SuppressWarnings("unchecked") // a class has no type arguments
    private <T> T generic(Class<? super T> type, String text, String... parameters) {
        return (T) LuaScript.compile(context, text, parameters).as(type);
    }

    @Test
    void numbers() {
        assertEquals(
                12.0, compile(DoubleBinaryOperator.class, "x * y", "x", "y").applyAsDouble(3, 4));
        assertEquals(7, compile(LongUnaryOperator.class, "return n + 1", "n").applyAsLong(6));
        assertEquals(
                1 << 30, compile(IntBinaryOperator.class, "a << b", "a", "b").applyAsInt(1, 30));
        assertEquals(
                2.0,
                compile(DoubleBinaryOperator.class, "local a, b = ... return b").applyAsDouble(1, 2));
        assertEquals(
                3.0, compile(DoubleBinaryOperator.class, "select('#', ...) + 1").applyAsDouble(1, 2));
        assertEquals(5.0, compile(DoubleBinaryOperator.class, "5").applyAsDouble(1, 2));
        assertTrue(compile(DoublePredicate.class, "x > 1", "x").test(2));
    }

    @Test
    void manyCallsOfDifferentKinds() {
        DoubleBinaryOperator add =
                compile(DoubleBinaryOperator.class, "if x > 10 then return 1 end return x + y", "x", "y");
        double sum = 0;
        for (int i = 0; i < 20_000; i++) {
            sum += add.applyAsDouble(i % 20, 0.5);
        }
        assertEquals(1000 * (10 * 11 / 2 + 11 * 0.5 + 9), sum);
    }

    @Test
    void objects() {
        Function<Object, Object> type = generic(Function.class, "type((...))");
        assertEquals("string", type.apply("x"));
        assertEquals("nil", type.apply(null));
        assertEquals("number", type.apply(1));
        BiFunction<String, Integer, String> repeat = generic(BiFunction.class, "s:rep(n)", "s", "n");
        assertEquals("ababab", repeat.apply("ab", 3));
        ToDoubleFunction<String> length = generic(ToDoubleFunction.class, "#s", "s");
        assertEquals(3, length.applyAsDouble("äx"));
        Predicate<String> empty = generic(Predicate.class, "s == ''", "s");
        assertTrue(empty.test(""));
        Supplier<Object> nothing = generic(Supplier.class, "nil");
        assertNull(nothing.get());
        Supplier<Object> several = generic(Supplier.class, "return 1, 2");
        assertEquals(1L, several.get());
        Supplier<Object> text = generic(Supplier.class, "'caf\\u{e9}'");
        assertEquals("caf\u00e9", text.get());
    }

    @Test
    void globalsAreThoseOfTheContext() {
        context.getBindings("lua").putMember("rate", 0.5);
        DoubleBinaryOperator formula = compile(DoubleBinaryOperator.class, "x * rate", "x");
        assertEquals(2, formula.applyAsDouble(4, 0));
        context.getBindings("lua").putMember("rate", 2);
        assertEquals(8, formula.applyAsDouble(4, 0));
        ObjDoubleConsumer<String> set = generic(ObjDoubleConsumer.class, "_G[name] = value", "name", "value");
        set.accept("level", 3);
        assertEquals(3, context.getBindings("lua").getMember("level").asInt());
    }

    /** Rules with names: each method is a function of the table that the script returns. */
    public interface Rules {
        double discount(double price, int amount);

        String label(String name);

        boolean isAllowed(String name, boolean member, char kind);

        default String greeting() {
            return "hello " + label("x");
        }
    }

    @Test
    void interfaceWithSeveralMethods() {
        Rules rules = LuaScript.compile(context, """
            local rules = {}
            local free = ...
            function rules.discount(price, amount) return amount > 10 and price * free or 0 end
            function rules.label(name) return '<' .. name .. '>' end
            function rules.isAllowed(name, member, kind) return member and name ~= 'x' and kind == 'c' end
            return rules\
            """).implement(Rules.class, 0.25);
        assertEquals(25, rules.discount(100, 11));
        assertEquals(0, rules.discount(100, 1));
        assertEquals("<a>", rules.label("a"));
        assertTrue(rules.isAllowed("a", true, 'c'));
        assertEquals("hello <x>", rules.greeting());
        assertThrows(
                IllegalArgumentException.class,
                () -> LuaScript.compile(context, "{}").implement(Rules.class));
        assertThrows(
                IllegalArgumentException.class,
                () -> LuaScript.compile(context, "1").as(Rules.class));
    }

    /** Conversions of all kinds. */
    public interface Conversion {
        byte apply(float x, short y);
    }

    interface NotPublic {
        double apply(double x);
    }

    @Test
    void otherInterfaces() {
        assertEquals((byte) 3, compile(Conversion.class, "x * y", "x", "y").apply(1.5f, (short) 2));
        assertThrows(IllegalArgumentException.class, () -> compile(NotPublic.class, "1"));
        assertThrows(IllegalArgumentException.class, () -> compile(String.class, "1"));
    }

    @Test
    void functionsOfScripts() {
        Value function = context.eval("lua", "local calls = 0 return function() calls = calls + 1 return calls end");
        Supplier<?> count = LuaScript.of(function).as(Supplier.class);
        assertEquals(1L, count.get());
        assertEquals(2L, count.get());
        assertEquals(3L, function.execute().asLong());
        assertThrows(IllegalArgumentException.class, () -> LuaScript.of(context.asValue(1)));
    }

    @Test
    void errors() {
        PolyglotException syntax = assertThrows(PolyglotException.class, () -> LuaScript.compile(context, "x +", "x"));
        assertTrue(syntax.isSyntaxError());
        assertThrows(IllegalArgumentException.class, () -> LuaScript.compile(context, "1", "a b"));
        DoubleBinaryOperator bad = compile(DoubleBinaryOperator.class, "x + nothing.y", "x");
        PolyglotException error = assertThrows(PolyglotException.class, () -> bad.applyAsDouble(1, 2));
        assertTrue(error.isGuestException());
        assertTrue(error.getMessage().contains("attempt to index a nil value (global 'nothing')"), error.getMessage());
        DoubleBinaryOperator text = compile(DoubleBinaryOperator.class, "'text'");
        assertThrows(ClassCastException.class, () -> text.applyAsDouble(1, 2));
        IntBinaryOperator large = compile(IntBinaryOperator.class, "1 << 40");
        assertThrows(ClassCastException.class, () -> large.applyAsInt(1, 2));
        assertEquals(2.0, compile(DoubleBinaryOperator.class, "2").applyAsDouble(0, 0));
    }

    @Test
    void limitsHold() {
        Context limited =
                TrustLevel.UNTRUSTED.newContext().option("lua.MaxTime", "300ms").build();
        Runnable endless = LuaScript.compile(limited, "while true do end").as(Runnable.class);
        PolyglotException stop = assertThrows(PolyglotException.class, endless::run);
        assertTrue(stop.isResourceExhausted());
        assertThrows(RuntimeException.class, endless::run);
        limited.close(true);
    }

    @Test
    void callsNest() {
        List<Object> seen = new ArrayList<>();
        Callable<Object> inner = generic(Callable.class, "2");
        context.getBindings("lua").putMember("inner", (org.graalvm.polyglot.proxy.ProxyExecutable) arguments -> {
            try {
                seen.add(inner.call());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return 1;
        });
        Supplier<Object> outer = generic(Supplier.class, "inner() + 10");
        assertEquals(11L, outer.get());
        assertEquals(List.of(2L), seen);
    }

    private static Source source(String name, String text) {
        return Source.newBuilder("lua", text, name).buildLiteral();
    }

    @Test
    void scriptsHaveNames() {
        DoubleBinaryOperator rule = LuaScript.compile(
                        context, source("pricing.lua", "local a = x\n\nreturn a + nothing.y"), "x")
                .as(DoubleBinaryOperator.class);
        PolyglotException error = assertThrows(PolyglotException.class, () -> rule.applyAsDouble(1, 2));
        assertTrue(error.getMessage().startsWith("pricing.lua:3: attempt to index"), error.getMessage());
        assertEquals("pricing.lua", error.getSourceLocation().getSource().getName());
        assertEquals(3, error.getSourceLocation().getStartLine());
        PolyglotException unnamed = assertThrows(
                PolyglotException.class,
                () -> compile(DoubleBinaryOperator.class, "error('x')").applyAsDouble(1, 2));
        assertEquals("script:1: x", unnamed.getMessage());
        PolyglotException syntax = assertThrows(
                PolyglotException.class, () -> LuaScript.compile(context, source("rules.lua", "x = 1\ny = = 2"), "x"));
        assertEquals("rules.lua:2: unexpected symbol near '='", syntax.getMessage());
        assertEquals(2, syntax.getSourceLocation().getStartLine());
        assertEquals("rules.lua", syntax.getSourceLocation().getSource().getName());
    }

    /** Each: a text, the message, the column (counted from 1) where the parser stopped. */
    @Test
    void syntaxErrorsAreThoseOfWhatWasMeant() {
        Object[][] cases = {
            {"x +", "script:1: unexpected symbol near <eof>", 4},
            {"x + * 2", "script:1: unexpected symbol near '*'", 5},
            {"(x + 1", "script:1: ')' expected near <eof>", 7},
            {"x y", "script:1: <eof> expected near 'y'", 3},
            {"price * (1 + rate", "script:1: ')' expected near <eof>", 18},
            {"", null, 0},
            {"= 1", "script:1: unexpected symbol near '='", 1},
            {"local a = 1 retrun a", "script:1: syntax error near 'a'", 20},
            {"if x then", "script:1: 'end' expected near <eof>", 10},
            {"for i = 1 do end", "script:1: ',' expected near 'do'", 11},
            {"x = 1 +", "script:1: unexpected symbol near <eof>", 8},
        };
        for (Object[] each : cases) {
            if (each[1] == null) {
                LuaScript.compile(context, (String) each[0], "x");
                continue;
            }
            PolyglotException error =
                    assertThrows(PolyglotException.class, () -> LuaScript.compile(context, (String) each[0], "x", "y"));
            assertTrue(error.isSyntaxError());
            assertEquals(each[1], error.getMessage(), (String) each[0]);
            assertEquals(each[2], error.getSourceLocation().getStartColumn(), (String) each[0]);
        }
        assertTrue(assertThrows(PolyglotException.class, () -> LuaScript.compile(context, "x +", "x"))
                .isIncompleteSource());
    }

    /** Any number of arguments. */
    public interface Objects {
        Object f(Object... a);
    }

    public interface Ints {
        int f(int... a);
    }

    public interface Format {
        String format(String pattern, Object... values);
    }

    public interface Doubles {
        double sum(int count, double... values);
    }

    @Test
    void variableArguments() {
        assertEquals(3L, compile(Objects.class, "select('#', ...)").f(1, 2, 3));
        assertEquals(0L, compile(Objects.class, "select('#', ...)").f());
        assertEquals(1L, compile(Objects.class, "select('#', ...)").f((Object) null));
        assertEquals(0L, compile(Objects.class, "select('#', ...)").f((Object[]) null));
        assertEquals(3, compile(Ints.class, "select('#', ...)").f(1, 2, 3));
        assertEquals(
                6,
                compile(Ints.class, "local n = 0 for _, v in ipairs{...} do n = n + v end return n")
                        .f(1, 2, 3));
        assertEquals(7, compile(Ints.class, "a * b + 1", "a", "b").f(2, 3));
        assertEquals(
                "1-x",
                compile(Format.class, "pattern:format(select(2, ...))", "pattern")
                        .format("%d-%s", 1, "x"));
        assertEquals(4.5, compile(Doubles.class, "n + a + b", "n", "a", "b").sum(1, 1.5, 2));
        Doubles many = compile(
                Doubles.class, "local n = 0 for i = 1, count do n = n + select(i + 1, ...) end return n", "count");
        for (int i = 0; i < 20_000; i++) {
            assertEquals(6, many.sum(3, 1, 2, 3));
        }
    }

    /** Results of all types that can miss. */
    public interface Results {
        double real();

        long integer();

        int small();

        byte tiny();

        char letter();

        String text();

        List<Object> list();

        BigDecimal decimal();

        TimeUnit unit();

        LocalDate day();

        Optional<String> maybe();

        boolean truth();

        void nothing();
    }

    private static String misfit(Executable call) {
        return assertThrows(ClassCastException.class, call).getMessage();
    }

    @Test
    void resultsThatDoNotFit() {
        Results bad = LuaScript.compile(context, source("results.lua", """
            return {
              real = function() return 'text' end,
              integer = function() return 1.5 end,
              small = function() return 1 << 40 end,
              tiny = function() return 200 end,
              letter = function() return 'xy' end,
              text = function() return {} end,
              list = function() return 5 end,
              decimal = function() return true end,
              unit = function() return 'WEEKS' end,
              day = function() return 'yesterday' end,
              maybe = function() return nil end,
              truth = function() return 'yes' end,
              nothing = function() return 1, 2 end,
            }\
            """)).implement(Results.class);
        assertEquals(
                "results.lua:2: the result for Results.real must be of type double, not the string 'text'",
                misfit(bad::real));
        assertEquals(
                "results.lua:3: the result for Results.integer must be of type long, not the number 1.5",
                misfit(bad::integer));
        assertEquals(
                "results.lua:4: the result for Results.small must be of type int, not the number 1099511627776",
                misfit(bad::small));
        assertEquals(
                "results.lua:5: the result for Results.tiny must be of type byte, not the number 200",
                misfit(bad::tiny));
        assertEquals(
                "results.lua:6: the result for Results.letter must be of type char, not the string 'xy'",
                misfit(bad::letter));
        assertEquals(
                "results.lua:8: the result for Results.list must be of type java.util.List, not the number 5",
                misfit(bad::list));
        assertEquals(
                "results.lua:9: the result for Results.decimal must be of type java.math.BigDecimal, not true",
                misfit(bad::decimal));
        assertEquals(
                "results.lua:10: the result for Results.unit must be of type java.util.concurrent.TimeUnit, not the"
                        + " string 'WEEKS'",
                misfit(bad::unit));
        assertTrue(misfit(bad::day).contains("java.time.LocalDate"));
        assertEquals(Optional.empty(), bad.maybe());
        assertTrue(bad.truth());
        bad.nothing();
        DoubleBinaryOperator nil = compile(DoubleBinaryOperator.class, "nothing");
        assertEquals(
                "script: the result for DoubleBinaryOperator.applyAsDouble must be of type double, not nil",
                misfit(() -> nil.applyAsDouble(1, 2)));
        Results good = LuaScript.compile(context, """
            local r = {}
            function r.real() return 1 end
            function r.integer() return 2.0 end
            function r.small() return 3 end
            function r.tiny() return -4 end
            function r.letter() return 'x' end
            function r.text() return 'text' end
            function r.list() return {1, 'a'} end
            function r.decimal() return 0.1 end
            function r.unit() return 'DAYS' end
            function r.day() return '2024-02-29' end
            function r.maybe() return 'there' end
            function r.truth() return nil end
            function r.nothing() end
            return r\
            """).implement(Results.class);
        assertEquals(1, good.real());
        assertEquals(2, good.integer());
        assertEquals(3, good.small());
        assertEquals(-4, good.tiny());
        assertEquals('x', good.letter());
        assertEquals("text", good.text());
        assertEquals(
                List.of(1L, "a"),
                good.list().stream()
                        .map(x -> x instanceof Integer i ? (Object) (long) i : x)
                        .toList());
        assertEquals(new BigDecimal("0.1"), good.decimal());
        assertEquals(TimeUnit.DAYS, good.unit());
        assertEquals(LocalDate.of(2024, 2, 29), good.day());
        assertEquals(Optional.of("there"), good.maybe());
        assertEquals(false, good.truth());
    }

    /** After a misfit the thread is where it was. */
    @Test
    void misfitsLeaveTheContext() throws Exception {
        DoubleBinaryOperator text = compile(DoubleBinaryOperator.class, "'text'");
        for (int i = 0; i < 3; i++) {
            assertThrows(ClassCastException.class, () -> text.applyAsDouble(1, 2));
        }
        assertThrows(IllegalStateException.class, Context::getCurrent);
        DoubleBinaryOperator five = compile(DoubleBinaryOperator.class, "5");
        assertEquals(
                5, CompletableFuture.supplyAsync(() -> five.applyAsDouble(0, 0)).get());
    }

    /** With type arguments, default methods, and methods from two sides. */
    public interface Named<T, R> {
        R apply(T value);

        default String name() {
            return "default";
        }

        default R twice(T value) {
            apply(value);
            return apply(value);
        }
    }

    public interface Priced extends Named<Item, BigDecimal> {}

    public interface Left {
        int f(int x);
    }

    public interface Right {
        int f(int x);
    }

    public interface Both extends Left, Right {}

    public record Item(String name, BigDecimal price, int amount) {}

    @Test
    void genericInterfacesAndRecords() {
        Item item = new Item("tea", new BigDecimal("2.50"), 3);
        Priced priced = compile(Priced.class, "item.price * item.amount", "item");
        assertEquals(new BigDecimal("7.5"), priced.apply(item));
        assertEquals(new BigDecimal("7.5"), priced.twice(item));
        assertEquals("default", priced.name());
        assertEquals(
                "script: the result for Named.apply must be of type java.math.BigDecimal, not the string 'x'",
                misfit(() -> compile(Priced.class, "'x'").apply(item)));
        Priced own = LuaScript.compile(context, """
            return {apply = function(item) return item.amount end, name = function() return 'of ' .. 'Lua' end}\
            """).implement(Priced.class);
        assertEquals("of Lua", own.name());
        assertEquals(new BigDecimal(3), own.twice(item));
        assertEquals(4, compile(Both.class, "x + 1", "x").f(3));
        Function<Item, String> name = generic(Function.class, "item.name", "item");
        assertEquals("tea", name.apply(item));
        assertEquals("tea", name.andThen(x -> x).apply(item));
    }

    @Test
    void interfacesOfTheLibrary() throws Exception {
        Callable<Object> callable = generic(Callable.class, "6 * 7");
        assertEquals(42L, callable.call());
        Predicate<String> longer = generic(Predicate.class, "#s > 3", "s");
        assertTrue(longer.test("four"));
        assertTrue(longer.negate().and(x -> true).test("abc"));
        Comparator<String> byLength = generic(Comparator.class, "#a - #b", "a", "b");
        assertEquals(
                List.of("a", "bb", "ccc"),
                Stream.of("ccc", "a", "bb").sorted(byLength).toList());
        assertEquals(
                List.of("ccc", "bb", "a"),
                Stream.of("ccc", "a", "bb").sorted(byLength.reversed()).toList());
        Callable<Object> failing = generic(Callable.class, "error('no')");
        assertEquals(
                "script:1: no",
                assertThrows(PolyglotException.class, failing::call).getMessage());
    }

    @Test
    void otherThreads() throws Exception {
        Supplier<Object> supplier = generic(Supplier.class, "40 + 2");
        assertEquals(42L, CompletableFuture.supplyAsync(supplier).get());
        Thread virtual = Thread.ofVirtual().unstarted(() -> assertEquals(42L, supplier.get()));
        virtual.start();
        virtual.join();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            assertEquals(42L, threads.submit((Callable<Object>) supplier::get).get());
        }
    }

    /** One at a time: a thread gets its own result or an exception. */
    @Test
    void threadsAtOnce() throws Exception {
        DoubleBinaryOperator add = compile(DoubleBinaryOperator.class, "x + y", "x", "y");
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            int number = t;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 20_000; i++) {
                    try {
                        double result = add.applyAsDouble(number, i);
                        if (result != number + i) {
                            wrong.add(number + " + " + i + " = " + result);
                        }
                    } catch (IllegalStateException e) {
                        // Another thread is in the context.
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), List.copyOf(wrong));
    }

    /** A script that calls itself through Java. */
    @Test
    void callsOfItself() {
        DoubleUnaryOperator[] self = new DoubleUnaryOperator[1];
        context.getBindings("lua").putMember("self", (org.graalvm.polyglot.proxy.ProxyExecutable)
                arguments -> self[0].applyAsDouble(arguments[0].asDouble()));
        self[0] = compile(DoubleUnaryOperator.class, "if n <= 1 then return 1 end return n * self(n - 1)", "n");
        assertEquals(3628800, self[0].applyAsDouble(10));
        assertThrows(IllegalStateException.class, Context::getCurrent);
    }
}
