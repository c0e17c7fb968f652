package dev.flua.tck;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** With a runtime without the compiler. */
@EnabledIfSystemProperty(named = "flua.native", matches = "true")
class QuickInterpretedTest extends QuickPrograms {
    QuickInterpretedTest() {
        super("--no-jit");
    }
}
