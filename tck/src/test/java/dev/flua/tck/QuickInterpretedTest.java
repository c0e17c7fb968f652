package dev.flua.tck;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Appended to a runtime without the compiler. */
@EnabledIfSystemProperty(named = "flua.native", matches = "true")
class QuickInterpretedTest extends ClosedPrograms {
    QuickInterpretedTest() {
        super("--quick", "--no-jit");
    }
}
