package dev.flua.language.runtime.stack;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.OverflowPlace;
import dev.flua.language.runtime.ProgramState;

/** What the Java machine throws when a Lua program asks too much of it, as Lua errors. */
public final class StackOverflow {
    private StackOverflow() {}

    /**
     * The Lua error that {@code error} stands for.
     *
     * @throws Error if it stands for none: then it is thrown on
     */
    @TruffleBoundary
    public static LuaError asLuaError(Throwable error, Node location) {
        return switch (error) {
            case LuaError luaError -> luaError;
            case StackOverflowError e -> new LuaError(LuaString.of(place(e) + "stack overflow"), location);
            case OutOfMemoryError e -> Allocation.failed();
            default -> throw sneaky(error);
        };
    }

    /**
     * Notes which function filled the stack, for the message of the error that is made when somebody catches it, when that
     * function is gone. To be called in each function that {@code error} passes: the first ones may have no room to find it out.
     */
    @TruffleBoundary
    public static void notePlace(StackOverflowError error) {
        OverflowPlace place = ProgramState.get(null).overflowPlace();
        if (!place.isKnown(error)) {
            place.set(error, CallStack.where(1));
        }
    }

    /** {@code chunk:line: } of the call that was one too many, or of the calling function where that is not known. */
    static String place(StackOverflowError error) {
        String noted = ProgramState.get(null).overflowPlace().take(error);
        return noted == null ? CallStack.where(1) : noted;
    }

    /** What an error says. */
    @TruffleBoundary
    public static String message(Throwable error) {
        return switch (error) {
            case StackOverflowError e -> "stack overflow";
            case OutOfMemoryError e -> "not enough memory";
            default -> error.getMessage();
        };
    }

    @SuppressWarnings("unchecked") // the cast is not checked at run time: any throwable passes as it is
    private static <T extends Throwable> RuntimeException sneaky(Throwable error) throws T {
        throw (T) error;
    }
}
