package dev.flua.stdlib.io;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.builtins.Libraries;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.context.ContextState;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.Cell;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.stack.Errors;

/**
 * The iterators that {@code io.lines} and {@code file:lines} return. An iterator is a closure with these upvalues, which are
 * the reference's: the file, the number of formats, whether the file is closed at its end, and the formats.
 */
final class Lines {
    private static final int MAX_FORMATS = 250;
    private static final int FORMATS = 3;

    /** Has the code of all iterators. */
    private static final ContextState<LuaFunction> NEXT =
            ContextState.of(_ -> Libraries.function("for iterator", LinesFactory.NextNodeFactory.getInstance()));

    private Lines() {}

    /**
     * A new iterator.
     *
     * @param arguments those after the first are the formats
     * @param close whether the file is closed when there is nothing more to read
     */
    @TruffleBoundary
    static LuaFunction iterator(LuaBuiltinNode node, LuaFile file, Object[] arguments, boolean close) {
        int count = Math.max(0, arguments.length - 1);
        if (count > MAX_FORMATS) {
            if (close) {
                FileMethods.close(file);
            }
            throw Errors.badArgument(node, MAX_FORMATS + 2, "too many arguments");
        }
        Cell[] upvalues = new Cell[FORMATS + count];
        upvalues[0] = new Cell(file);
        upvalues[1] = new Cell((long) count);
        upvalues[2] = new Cell(close);
        for (int i = 0; i < count; i++) {
            upvalues[FORMATS + i] = new Cell(arguments[i + 1]);
        }
        return new LuaFunction(NEXT.get(LuaContext.get(node)).code(), upvalues);
    }

    /** One step. */
    @LuaBuiltin(name = "lines")
    abstract static class NextNode extends LuaBuiltinNode {
        @Specialization
        Object doNext(VirtualFrame frame) {
            LuaFunction iterator = (LuaFunction) frame.getArguments()[0];
            return doNext(iterator.upvalues());
        }

        @TruffleBoundary
        private Object doNext(Cell[] upvalues) {
            LuaFile file = (LuaFile) upvalues[0].get();
            if (file.isClosed()) {
                throw error("file is already closed");
            }
            Object result = Transfer.read(this, file.stream(), formats(upvalues), 0, 2);
            if (Coercions.isTrue(Values.first(result))) {
                return result;
            }
            if (Values.count(result) > 1) {
                throw error(((Object[]) result)[1].toString());
            }
            if (Boolean.TRUE.equals(upvalues[2].get())) {
                FileMethods.close(file);
            }
            return Values.NONE;
        }

        private static Object[] formats(Cell[] upvalues) {
            if (upvalues.length == FORMATS) {
                return Values.NONE;
            }
            Object[] formats = new Object[upvalues.length - FORMATS];
            for (int i = 0; i < formats.length; i++) {
                formats[i] = upvalues[FORMATS + i].get();
            }
            return formats;
        }
    }
}
