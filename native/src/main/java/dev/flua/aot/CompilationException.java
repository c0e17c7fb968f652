package dev.flua.aot;

import java.util.List;

/** Why no executable could be made: what the user has to change, a line each. */
public final class CompilationException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> complaints;

    CompilationException(List<String> complaints) {
        super(String.join("\n", complaints));
        this.complaints = List.copyOf(complaints);
    }

    CompilationException(String complaint) {
        this(List.of(complaint));
    }

    /** Sentences without a full stop, each to be shown on a line of its own. */
    public List<String> complaints() {
        return complaints;
    }
}
