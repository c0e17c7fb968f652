package dev.flua.language.runtime.stack;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.frame.FrameDescriptor;
import dev.flua.language.runtime.LuaNil;

/**
 * A place in a function at which its hook may be called. Each activation that runs under a hook remembers the last one that
 * it came by, in an auxiliary slot of its frame.
 *
 * @param line the line that the reference reports here, -1 where the function does not know its lines
 * @param position character offset in the source; it grows as the reference's program counter does, so that coming to a place
 *     before the last one, or to the same one again, means that a loop was closed
 */
public record HookPoint(int line, int position) {
    /** The line of functions that do not know their lines. */
    private static final int NO_LINE = -1;

    /** A place in a function. */
    public static HookPoint in(FunctionInfo function, int line, int position) {
        return new HookPoint(function.stripped() ? NO_LINE : line, position);
    }

    /** The line as an argument of a hook. */
    public Object lineValue() {
        return line == NO_LINE ? LuaNil.NIL : (Object) (long) line;
    }

    @TruffleBoundary
    public static int slot(FrameDescriptor descriptor) {
        return descriptor.findOrAddAuxiliarySlot(HookPoint.class);
    }

    /** The last point of an activation, null where it came by none. */
    public static HookPoint last(Frame frame) {
        return (HookPoint) frame.getAuxiliarySlot(slot(frame.getFrameDescriptor()));
    }

    /** Makes {@code point} the last one of an activation. */
    public static void remember(Frame frame, HookPoint point) {
        frame.setAuxiliarySlot(slot(frame.getFrameDescriptor()), point);
    }

    /**
     * Whether coming here from {@code last} is a line event (ldebug.c, luaG_traceexec). Operations that end at the same place
     * are different points with the same position.
     */
    public boolean isNewLine(HookPoint last) {
        return last == null || line != last.line || position < last.position || this == last;
    }
}
