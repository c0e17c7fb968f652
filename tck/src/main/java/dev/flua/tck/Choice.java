package dev.flua.tck;

import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Random choices, all determined by a seed. */
final class Choice {
    private final SplittableRandom random;

    Choice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean percent(int chance) {
        return below(100) < chance;
    }

    String of(String... alternatives) {
        return alternatives[below(alternatives.length)];
    }

    /** {@code count} texts with {@code separator} between them. */
    static String list(int count, String separator, Supplier<String> element) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : separator).append(element.get());
        }
        return text.toString();
    }
}
