package dev.flua.language.runtime.memory;

/** Ends what runs while a context closes, and cannot be cancelled any more. Nothing in a program catches it. */
public final class FinalizersStopped extends Error {
    private static final long serialVersionUID = 1;

    public FinalizersStopped(String reason) {
        super(reason, null, false, false);
    }
}
