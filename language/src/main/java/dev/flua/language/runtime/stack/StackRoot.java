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
        /** The iterator of {@code ipairs}, for the same purpose. */
        NEXT_ELEMENT,
        /** The basic function {@code error}, which its calls tell where they are ({@link dev.flua.language.runtime.RaisingCall}). */
        ERROR,
        /** The same for {@code assert}. */
        ASSERT,
        /** What an embedder has the context run. */
        CHUNK,
        /** Makes tail calls; the activation above is one. */
        TRAMPOLINE,
        /** The bottom of a coroutine. */
        COROUTINE;

        /** Whether it is a library function. */
        boolean isLibrary() {
            return switch (this) {
                case LIBRARY, PROTECTED_CALL, NEXT, NEXT_ELEMENT, ERROR, ASSERT -> true;
                case FUNCTION, CHUNK, TRAMPOLINE, COROUTINE -> false;
            };
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
