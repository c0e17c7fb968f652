package dev.flua.stdlib.basic;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.ProgramState;
import dev.flua.language.runtime.stack.CallStack;
import dev.flua.language.runtime.stack.StackRoot;

/** Functions that raise and catch errors (manual §2.3). */
final class ErrorFunctions {
    private ErrorFunctions() {}

    /**
     * Raises an error; a message that is a string begins with the position of the function at {@code level}. An exception of
     * another language is thrown as it is.
     */
    abstract static class RaisingNode extends LuaBuiltinNode {
        /** Without leaving compiled code, which would cost programs that return by errors more than all else. */
        @TruffleBoundary
        final LuaError raise(Object value, int level) {
            Node call = ProgramState.get(this).raisingCall().take(value);
            ForeignAccess.throwException(value);
            if (value instanceof LuaString message && level > 0) {
                String position = level == 1 ? CallStack.whereCalled(call) : CallStack.where(level);
                return new LuaError(LuaString.concat(LuaString.of(position), message), this);
            }
            return new LuaError(value, this);
        }
    }

    @LuaBuiltin(name = "error", arguments = "any integer=1", kind = StackRoot.Kind.ERROR)
    abstract static class ErrorNode extends RaisingNode {
        @Specialization
        final Object doError(Object value, long level) {
            throw raise(value, (int) level); // as the reference does
        }
    }

    @LuaBuiltin(name = "assert", arguments = "value ...", kind = StackRoot.Kind.ASSERT)
    abstract static class AssertNode extends RaisingNode {
        private static final LuaString FAILED = LuaString.intern("assertion failed!");

        @Specialization
        final Object doAssert(Object condition, Object[] rest) {
            if (condition == LuaNil.NIL || (condition instanceof Boolean truth && !truth)) {
                throw raise(rest.length == 0 ? FAILED : rest[0], 1);
            }
            if (rest.length == 0) {
                return condition;
            }
            Object[] all = new Object[rest.length + 1];
            all[0] = condition;
            System.arraycopy(rest, 0, all, 1, rest.length);
            return all;
        }
    }

    @LuaBuiltin(name = "pcall", arguments = "value ...", kind = StackRoot.Kind.PROTECTED_CALL)
    abstract static class PcallNode extends LuaBuiltinNode {
        @Specialization
        static Object doPcall(Object function, Object[] arguments, @Cached ProtectedCallNode call) {
            return call.execute(null, function, arguments);
        }
    }

    @LuaBuiltin(name = "xpcall", arguments = "any function ...", kind = StackRoot.Kind.PROTECTED_CALL)
    abstract static class XpcallNode extends LuaBuiltinNode {
        @Specialization
        static Object doXpcall(
                Object function, LuaFunction handler, Object[] arguments, @Cached ProtectedCallNode call) {
            return call.execute(handler, function, arguments);
        }
    }
}
