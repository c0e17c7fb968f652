package dev.flua.language.runtime.stack;

import com.oracle.truffle.api.source.Source;

/** A root node, as a look at the stack sees it. */
public interface StackRoot {
    /** What an activation of the root is for a Lua program. */
    enum Kind {
        /** A function of Lua. */
        FUNCTION,
        /** A function of a library. */
        LIBRARY,
        /** The same, and it catches errors. */
        PROTECTED_CALL,
        /** The basic function {@code next}, which loops recognise, so that a traversal needs no calls. */
        NEXT,
        /** What an embedder has the context run. */
        CHUNK,
        /** Makes tail calls; the activation above is one. */
        TRAMPOLINE,
        /** The bottom of a coroutine. */
        COROUTINE;

        /** Whether it is a library function. */
        boolean isLibrary() {
            return this == LIBRARY || this == PROTECTED_CALL || this == NEXT;
        }
    }

    Kind kind();

    /** What is known of a Lua function, null for other roots. */
    default FunctionInfo info() {
        return null;
    }

    /** The text that a Lua function is part of, null for other roots. */
    default Source source() {
        return null;
    }
}
