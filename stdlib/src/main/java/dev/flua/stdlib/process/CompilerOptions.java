package dev.flua.stdlib.process;

import dev.flua.language.runtime.GuestCompiler;
import java.util.Map;

/**
 * Options of the compiler for programs of native images. There the compiler itself is not optimized for what it does most, and with
 * its own options it takes up to 0.7 s for a function that calls itself: less inlining makes programs of a second faster, and does
 * not make those slower that run for long ({@code docs/performance.md}).
 */
public final class CompilerOptions {
    private static final String INLINING_BUDGET = "6000"; // nodes of the compiler's graph

    private CompilerOptions() {}

    /** The options, which count as experimental; none where the image has no compiler. */
    public static Map<String, String> ofNativeImages() {
        return GuestCompiler.isPresent()
                ? Map.of(
                        "compiler.InliningExpansionBudget", INLINING_BUDGET,
                        "compiler.InliningInliningBudget", INLINING_BUDGET,
                        "compiler.InliningRecursionDepth", "1")
                : Map.of();
    }
}
