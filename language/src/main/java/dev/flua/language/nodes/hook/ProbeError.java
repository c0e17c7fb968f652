package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.instrumentation.EventContext;

/**
 * Carries an {@link Error}, such as the one that stops a program, out of what watches code: Truffle lets only exceptions through there.
 * Where the function ends, or a scope with variables to close, the error goes on by itself.
 */
@SuppressWarnings("serial") // Truffle exceptions are not meant to be serialised
public final class ProbeError extends RuntimeException {
    private final Error error;

    private ProbeError(Error error) {
        super(null, error, false, false);
        this.error = error;
    }

    /**
     * What a watcher throws in place of {@code error}.
     *
     * @throws Error itself where Truffle knows it: it is on its way to a node that a tool unwinds
     */
    @SuppressWarnings("removal") // Truffle's own error for it is a ThreadDeath
    @TruffleBoundary
    static ProbeError carry(Error error) {
        if (error instanceof ThreadDeath && error.getClass().getPackage() == EventContext.class.getPackage()) {
            throw error;
        }
        return new ProbeError(error);
    }

    /** The error that was carried. */
    public Error error() {
        return error;
    }

    /** What was thrown, without its carrier. */
    public static Throwable unwrap(Throwable thrown) {
        return thrown instanceof ProbeError carrier ? carrier.error : thrown;
    }
}
