package dev.flua.aot;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The stages of making an executable, as the user sees them. */
enum BuildStage {
    PARSE("parse", 0),
    ANALYSE("analyse", 2),
    COMPILE("compile", 6),
    LINK("link", 8);

    /** A line with which the builder ends one of its eight steps: {@code [2/8] Performing analysis...  [***] (45.3s @ 1.29GB)}. */
    private static final Pattern STEP = Pattern.compile("\\[(\\d)/8\\] .*\\(\\s*([\\d.]+)s @ .*");

    /** A step of the builder that has ended. */
    record Step(BuildStage stage, double seconds, boolean last) {}

    private final String title;
    private final int lastStep;

    BuildStage(String title, int lastStep) {
        this.title = title;
        this.lastStep = lastStep;
    }

    String title() {
        return title;
    }

    /** The step that a line of the builder's output tells of, if it does. */
    static Optional<Step> step(String line) {
        Matcher matcher = STEP.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(1));
        BuildStage stage = number <= ANALYSE.lastStep ? ANALYSE : number <= COMPILE.lastStep ? COMPILE : LINK;
        return Optional.of(new Step(stage, Double.parseDouble(matcher.group(2)), number == stage.lastStep));
    }
}
