package dev.flua.stdlib.coroutine;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.profiles.BranchProfile;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.stack.CallStack;

/** What {@code coroutine.wrap} returns. */
final class WrappedFunction {
    private WrappedFunction() {}

    /** Resumes the coroutine that is the function's only upvalue. */
    @LuaBuiltin(name = "wrap", arguments = "...")
    abstract static class ResumeWrappedNode extends LuaBuiltinNode {
        @Specialization
        Object doResume(VirtualFrame frame, Object[] values, @Cached BranchProfile failed) {
            LuaCoroutine coroutine = (LuaCoroutine)
                    ((LuaFunction) frame.getArguments()[0]).upvalue(0).get();
            try {
                return coroutine.resume(context(), values);
            } catch (AbstractTruffleException e) {
                failed.enter();
                throw raised(coroutine, e);
            }
        }

        /** The error as the caller gets it: where it is a string, the position of the call goes in front. */
        @TruffleBoundary
        private AbstractTruffleException raised(LuaCoroutine coroutine, AbstractTruffleException e) {
            AbstractTruffleException error = e;
            if (coroutine.status() == LuaCoroutine.Status.DEAD) {
                AbstractTruffleException last = coroutine.close(context());
                error = last == null ? e : last;
            }
            if (!(error instanceof LuaError luaError)) {
                return error;
            }
            Object value = luaError.value();
            return new LuaError(
                    value instanceof LuaString text ? LuaString.concat(LuaString.of(CallStack.where(1)), text) : value,
                    this);
        }
    }
}
