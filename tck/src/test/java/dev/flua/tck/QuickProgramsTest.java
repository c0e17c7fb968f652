package dev.flua.tck;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** With a runtime that has the compiler inside. */
@EnabledIfSystemProperty(named = "flua.native", matches = "true")
class QuickProgramsTest extends QuickPrograms {}
