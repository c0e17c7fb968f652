package com.example.fatjar;

import dev.flua.embedding.LuaScript;
import dev.flua.embedding.TrustLevel;
import java.util.function.DoubleBinaryOperator;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;

/** Evaluates a formula of the command line, and runs a coroutine, which needs what the jar's manifest says. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        String formula = arguments.length > 0 ? arguments[0] : "width * height";
        try (Context context = TrustLevel.UNTRUSTED
                .newContext()
                .option("engine.WarnInterpreterOnly", "false") // as it is meant: a jar that needs no options
                .build()) {
            DoubleBinaryOperator area =
                    LuaScript.compile(context, formula, "width", "height").as(DoubleBinaryOperator.class);
            System.out.println(formula + " = " + area.applyAsDouble(3, 4));
            Value sum = context.eval("lua", """
                    local sum = 0
                    for n in coroutine.wrap(function() for i = 1, 100000 do coroutine.yield(i) end end) do
                      sum = sum + n
                    end
                    return sum
                    """);
            System.out.println("sum of 100000 yields: " + sum);
        }
    }
}
