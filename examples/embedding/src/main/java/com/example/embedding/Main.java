package com.example.embedding;

import dev.flua.embedding.DataAccess;
import dev.flua.embedding.LuaScript;
import dev.flua.embedding.TrustLevel;
import java.util.function.DoubleBinaryOperator;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/** What a Java program does with Lua. */
public final class Main {
    private Main() {}

    /** A Java object that scripts use: they see what is exported. */
    public static final class Shop {
        private double total;

        @HostAccess.Export
        public void sell(String product, double price) {
            total += price;
            System.out.printf("sold %s for %.2f%n", product, price);
        }
    }

    public static void main(String[] arguments) {
        try (Engine engine = Engine.newBuilder("lua").build()) {
            script(engine);
            formula(engine);
            rules(engine);
            objects(engine);
            hostile(engine);
        }
    }

    private static void script(Engine engine) {
        // All contexts of an engine have the same access to Java, here that of the trust levels below.
        try (Context context = Context.newBuilder("lua")
                .engine(engine)
                .allowHostAccess(DataAccess.HOST_ACCESS)
                .build()) {
            Value result = context.eval("lua", """
                    local words = {}
                    for word in ("the quick brown fox"):gmatch("%a+") do words[#words + 1] = word end
                    return words
                    """);
            System.out.println(result.getArraySize() + " words, the last is " + result.getArrayElement(3));
        }
    }

    private static void formula(Engine engine) {
        try (Context context = TrustLevel.UNTRUSTED.newContext().engine(engine).build()) {
            DoubleBinaryOperator area = LuaScript.compile(context, "width * height / 2", "width", "height")
                    .as(DoubleBinaryOperator.class);
            System.out.println("area " + area.applyAsDouble(3, 4));
        }
    }

    private static void rules(Engine engine) {
        try (Context context = TrustLevel.UNTRUSTED.newContext().engine(engine).build()) {
            PriceRules rules = LuaScript.compile(context, """
                    local rules = {}
                    function rules.discount(price, amount) return amount >= 10 and price * 0.25 or 0 end
                    function rules.label(product) return product:upper() end
                    return rules
                    """).implement(PriceRules.class);
            System.out.println(rules.label("tea") + ": " + rules.discount(100, 12));
        }
    }

    private static void objects(Engine engine) {
        try (Context context = TrustLevel.UNTRUSTED.newContext().engine(engine).build()) {
            Shop shop = new Shop();
            context.getBindings("lua").putMember("shop", shop);
            context.eval("lua", "shop.sell('tea', 3.5) shop.sell('cup', 8)");
            System.out.println("total " + shop.total);
        }
    }

    private static void hostile(Engine engine) {
        Context context = TrustLevel.UNTRUSTED
                .newContext()
                .engine(engine)
                .option("lua.MaxTime", "300ms")
                .build();
        try {
            context.eval("lua", "while true do end");
        } catch (PolyglotException e) {
            System.out.println(e.getMessage());
        } finally {
            context.close(true);
        }
    }
}
