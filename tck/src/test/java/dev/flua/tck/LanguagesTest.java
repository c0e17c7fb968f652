package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Test;

/** {@code examples/polyglot}: Lua, JavaScript and Java call each other. */
class LanguagesTest {
    private static final Path EXAMPLE = Flua.ROOT.resolve("examples/polyglot");

    /** Prices in cents, for scripts. */
    public static final class Catalog {
        private final Map<String, Integer> prices = Map.of("tea", 350, "cup", 1200);

        @HostAccess.Export
        public int price(String product) {
            Integer price = prices.get(product);
            if (price == null) {
                throw new IllegalArgumentException("there is no " + product);
            }
            return price;
        }
    }

    @Test
    void luaJavaScriptAndJava() throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (Context context = Context.newBuilder("lua", "js")
                .allowPolyglotAccess(PolyglotAccess.ALL)
                .out(output)
                .build()) {
            context.getPolyglotBindings().putMember("catalog", new Catalog());
            context.getPolyglotBindings().putMember("format", context.eval(source("js", "format.js")));
            Value invoice = context.eval(source("lua", "invoice.lua"));

            assertEquals(1900, invoice.invokeMember("sum", invoice).asInt());
            // And the other way round: JavaScript uses the object that Lua made.
            Value average = context.eval("js", "invoice => invoice.sum(invoice) / invoice.lines.length");
            assertEquals(950, average.execute(invoice).asInt());
        }
        assertEquals("""
            2 x tea: 7.00
            1 x cup: 12.00
            sum\t1900
            false\tthere is no moon
            """, output.toString(StandardCharsets.UTF_8));
    }

    private static Source source(String language, String file) throws IOException {
        return Source.newBuilder(language, EXAMPLE.resolve(file).toFile()).build();
    }
}
