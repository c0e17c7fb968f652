package dev.flua.stdlib.io;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;

/** The metamethods of file handles. */
final class HandleMetamethods {
    private HandleMetamethods() {}

    /** A metamethod that closes the file, if it is open. */
    abstract static class FinishNode extends LuaBuiltinNode {
        @TruffleBoundary
        final Object[] finish(Object[] arguments) {
            LuaFile file = FileArguments.handle(this, arguments);
            if (!file.isClosed()) {
                FileMethods.close(file);
            }
            return Values.NONE;
        }
    }

    /** {@code __gc}. */
    @LuaBuiltin(name = "__gc", arguments = "...")
    abstract static class GcNode extends FinishNode {
        @Specialization
        Object doCollect(Object[] arguments) {
            return finish(arguments);
        }
    }

    /** {@code __close}. */
    @LuaBuiltin(name = "__close", arguments = "...")
    abstract static class CloseNode extends FinishNode {
        @Specialization
        Object doClose(Object[] arguments) {
            return finish(arguments);
        }
    }

    /** {@code __tostring}. */
    @LuaBuiltin(name = "__tostring", arguments = "...")
    abstract static class ToStringNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doShow(Object[] arguments) {
            return LuaString.of(FileArguments.handle(this, arguments).toString());
        }
    }
}
