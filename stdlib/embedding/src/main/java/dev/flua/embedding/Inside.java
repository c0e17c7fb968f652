package dev.flua.embedding;

import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import java.util.function.Function;
import org.graalvm.polyglot.Context;

/**
 * Runs Java code inside a context, with the language's own objects in place of polyglot values: to the polyglot API it is a
 * function of a language.
 */
@ExportLibrary(InteropLibrary.class)
final class Inside implements TruffleObject {
    private final Function<Object[], Object> action;
    private Object result;

    private Inside(Function<Object[], Object> action) {
        this.action = action;
    }

    /**
     * What {@code action} makes of the arguments.
     *
     * @throws org.graalvm.polyglot.PolyglotException for what it throws
     */
    static Object run(Context context, Function<Object[], Object> action, Object... arguments) {
        Inside inside = new Inside(action);
        context.asValue(inside).executeVoid(arguments);
        return inside.result;
    }

    /** Makes the exception for Java of what was thrown inside the context: throws it there, because polyglot knows all cases. */
    static RuntimeException failure(Context context, Throwable cause) {
        run(context, arguments -> {
            throw sneaky(cause);
        });
        throw new AssertionError("what fails does not fail", cause);
    }

    @SuppressWarnings("unchecked") // the cast is not checked at run time: any throwable passes as it is
    private static <T extends Throwable> RuntimeException sneaky(Throwable error) throws T {
        throw (T) error;
    }

    @ExportMessage
    boolean isExecutable() {
        return true;
    }

    @ExportMessage
    Object execute(Object[] arguments) {
        result = action.apply(arguments);
        return true;
    }
}
