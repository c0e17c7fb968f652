package dev.flua.benchmarks;

import dev.flua.embedding.LuaScript;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleBinaryOperator;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A formula of two numbers, called from Java: written in Java, and in Lua called in three ways, and with LuaJ. The short one shows
 * what a call costs, the long one (the sum of a series) what the formula itself costs; the one between is as long as many are.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class FormulaBenchmark {
    /** The formulas. */
    public enum Formula {
        /** A few operations. */
        SHORT("return x * x * 0.5 + y * 3 - x / (y + 1)") {
            @Override
            double inJava(double x, double y) {
                return x * x * 0.5 + y * 3 - x / (y + 1);
            }
        },
        /** The way in kilometres from a place to the one that is {@code x} farther north and {@code y} farther east. */
        DISTANCE("""
            local north, east = math.sin(x / 2), math.sin(y / 2)
            return 12742 * math.asin(math.sqrt(north * north + math.cos(0.8) * math.cos(0.8 + x) * east * east))
            """) {
            @Override
            double inJava(double x, double y) {
                double north = Math.sin(x / 2);
                double east = Math.sin(y / 2);
                return 12742 * Math.asin(Math.sqrt(north * north + Math.cos(0.8) * Math.cos(0.8 + x) * east * east));
            }
        },
        /** The sum of 200 terms. */
        LONG("""
            local sum = 0.0
            for i = 1, 200 do sum = sum + x / (i * i + y) end
            return sum
            """) {
            @Override
            double inJava(double x, double y) {
                double sum = 0;
                for (int i = 1; i <= 200; i++) {
                    sum += x / (i * i + y);
                }
                return sum;
            }
        };

        private final String text;

        Formula(String text) {
            this.text = text;
        }

        abstract double inJava(double x, double y);
    }

    @Param
    private Formula formula;

    /** Whether the thread has entered the context, as a program may do that calls a lot. */
    @Param({"false", "true"})
    private boolean entered;

    private double x = 0.15;
    private double y = 0.25;

    private Context context;
    private DoubleBinaryOperator inJava;
    private DoubleBinaryOperator script;
    private DoubleBinaryOperator proxy;
    private Value function;
    private LuaValue luaj;

    @Setup
    public void compile() {
        String text = formula.text;
        inJava = formula::inJava;
        context = Context.create("lua");
        if (entered) {
            context.enter();
        }
        script = LuaScript.compile(context, text, "x", "y").as(DoubleBinaryOperator.class);
        function = context.eval("lua", "return function(x, y) " + text + " end");
        proxy = function.as(DoubleBinaryOperator.class);
        luaj = JsePlatform.standardGlobals().load("local x, y = ... " + text);
    }

    @TearDown
    public void close() {
        context.close();
    }

    @Benchmark
    public double java() {
        return inJava.applyAsDouble(x, y);
    }

    @Benchmark
    public double luaScript() {
        return script.applyAsDouble(x, y);
    }

    @Benchmark
    public double polyglotProxy() {
        return proxy.applyAsDouble(x, y);
    }

    @Benchmark
    public double polyglotValue() {
        return function.execute(x, y).asDouble();
    }

    @Benchmark
    public double luaj() {
        return luaj.call(LuaValue.valueOf(x), LuaValue.valueOf(y)).todouble();
    }
}
