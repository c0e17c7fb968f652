package com.example.pricing;

import dev.flua.embedding.LuaScript;
import dev.flua.embedding.TrustLevel;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers with the price that the rules give. The engine lives as long as the service and keeps the code; each request gets a
 * context of its own, so that requests share nothing and run side by side.
 */
@RestController
public class PriceController {
    private final Engine engine =
            Engine.newBuilder("lua").option("engine.WarnInterpreterOnly", "false").build();
    private final String rules;

    PriceController() throws IOException {
        rules = new ClassPathResource("rules.lua").getContentAsString(StandardCharsets.UTF_8);
    }

    @GetMapping("/price")
    ResponseEntity<Map<String, Object>> price(@RequestParam double list, @RequestParam int amount) {
        try (Context context =
                TrustLevel.UNTRUSTED.newContext().engine(engine).build()) {
            PriceRules prices = LuaScript.compile(context, rules).implement(PriceRules.class);
            return ResponseEntity.ok(Map.of("price", prices.price(list, amount)));
        } catch (PolyglotException e) {
            return ResponseEntity.badRequest().body(Map.of("error", e.getMessage()));
        }
    }

    @PreDestroy
    void close() {
        engine.close();
    }
}
