package dev.flua.tck;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Appended to a runtime that has the compiler inside. */
@EnabledIfSystemProperty(named = "flua.native", matches = "true")
class QuickProgramsTest extends ClosedPrograms {
    QuickProgramsTest() {
        super("--quick");
    }
}
