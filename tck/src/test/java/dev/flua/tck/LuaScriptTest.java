package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.flua.embedding.LuaScript;
import dev.flua.embedding.TrustLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.ObjDoubleConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
}
