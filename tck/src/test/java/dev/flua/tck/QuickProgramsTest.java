package dev.flua.tck;

import java.util.Set;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** With a runtime that has the compiler inside. */
@EnabledIfSystemProperty(named = "flua.native", matches = "true")
class QuickProgramsTest extends QuickPrograms {
    private static final Set<String> KEPT_BY_STACKS =
            Set.of("memory-finalized-coroutines", "memory-suspended-coroutines");

    /** As in flua-native, coroutines have stacks of their own here, which keep what is on them. */
    @Override
    boolean excludes(String program) {
        return super.excludes(program) || KEPT_BY_STACKS.contains(program);
    }
}
