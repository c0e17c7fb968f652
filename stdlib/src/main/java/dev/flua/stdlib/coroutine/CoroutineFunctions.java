package dev.flua.stdlib.coroutine;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.NonIdempotent;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.profiles.BranchProfile;
import dev.flua.language.builtins.Libraries;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.context.ContextState;
import dev.flua.language.runtime.Cell;
import dev.flua.language.runtime.FunctionCode;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.ProgramExit;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.coroutine.LuaCoroutine;

/** The functions of {@code coroutine}. */
final class CoroutineFunctions {
    private CoroutineFunctions() {}

    /** The Lua value that was raised; an exception of another language is a value itself. */
    private static Object errorValue(AbstractTruffleException e) {
        if (e instanceof LuaError error) {
            return error.value();
        }
        if (ProgramExit.isEndOfProgram(e)) {
            throw e;
        }
        return e;
    }

    /** What is common to the functions whose first argument is a coroutine. */
    abstract static class CoroutineArgumentNode extends LuaBuiltinNode {
        final LuaError notCoroutine(VirtualFrame frame, Object actual) {
            boolean missing = frame.getArguments().length < 2;
            return typeError(1, "thread", missing ? null : actual);
        }
    }

    /** A coroutine that will run a function. */
    @LuaBuiltin(name = "create", arguments = "function")
    abstract static class CreateNode extends LuaBuiltinNode {
        @Specialization
        LuaCoroutine doCreate(LuaFunction function) {
            return new LuaCoroutine(function);
        }
    }

    /** Runs a coroutine until it yields or ends: true and the values, or false and the error. */
    @LuaBuiltin(name = "resume", arguments = "any ...")
    abstract static class ResumeNode extends CoroutineArgumentNode {
        @Specialization
        Object doResume(LuaCoroutine coroutine, Object[] values, @Cached BranchProfile failed) {
            Object result;
            try {
                result = coroutine.resume(context(), values);
            } catch (AbstractTruffleException e) {
                failed.enter();
                return Values.of(false, errorValue(e));
            }
            return afterTrue(result);
        }

        private static Object[] afterTrue(Object result) {
            if (!(result instanceof Object[] values)) {
                return new Object[] {true, result};
            }
            Object[] all = new Object[values.length + 1];
            all[0] = true;
            System.arraycopy(values, 0, all, 1, values.length);
            return all;
        }

        @Fallback
        Object doOther(VirtualFrame frame, Object coroutine, @SuppressWarnings("unused") Object values) {
            throw notCoroutine(frame, coroutine);
        }
    }

    /** Suspends the running coroutine; returns what the next resumption passes. */
    @LuaBuiltin(name = "yield", arguments = "...")
    abstract static class YieldNode extends LuaBuiltinNode {
        @Specialization
        Object doSuspend(Object[] values) {
            return LuaCoroutine.yield(context(), values, this);
        }
    }

    /** A function that resumes a new coroutine at each call and raises its errors. */
    @LuaBuiltin(name = "wrap", arguments = "function")
    abstract static class WrapNode extends LuaBuiltinNode {
        /** Has the code that all functions made by {@code wrap} share; the coroutine is their upvalue. */
        private static final ContextState<LuaFunction> RESUME = ContextState.of(
                _ -> Libraries.function("wrap", WrappedFunctionFactory.ResumeWrappedNodeFactory.getInstance()));

        @Specialization
        LuaFunction doWrap(LuaFunction function) {
            FunctionCode code = RESUME.get(context()).code();
            return new LuaFunction(code, new Cell[] {new Cell(new LuaCoroutine(function))});
        }
    }

    /** The running coroutine, and whether it is the main one. */
    @LuaBuiltin(name = "running")
    abstract static class RunningNode extends LuaBuiltinNode {
        @Specialization
        Object doRunning() {
            LuaCoroutine current = context().currentCoroutine();
            return Values.of(current, current.isMain());
        }
    }

    /** {@code suspended}, {@code running}, {@code normal} or {@code dead}. */
    @LuaBuiltin(name = "status", arguments = "any")
    abstract static class StatusNode extends CoroutineArgumentNode {
        private static final LuaString[] TEXTS = texts();

        private static LuaString[] texts() {
            LuaCoroutine.Status[] all = LuaCoroutine.Status.values();
            LuaString[] texts = new LuaString[all.length];
            for (LuaCoroutine.Status status : all) {
                texts[status.ordinal()] = LuaString.intern(status.text());
            }
            return texts;
        }

        @Specialization
        LuaString doStatus(LuaCoroutine coroutine) {
            return TEXTS[coroutine.status().ordinal()];
        }

        @Fallback
        Object doOther(VirtualFrame frame, Object coroutine) {
            throw notCoroutine(frame, coroutine);
        }
    }

    /** Whether a coroutine (the running one by default) can yield. */
    @LuaBuiltin(name = "isyieldable", arguments = "any")
    abstract static class IsYieldableNode extends CoroutineArgumentNode {
        @Specialization
        boolean doIsYieldable(LuaCoroutine coroutine) {
            return coroutine.isYieldable();
        }

        @Specialization(guards = "isMissing(frame)")
        boolean doRunning(
                @SuppressWarnings("unused") VirtualFrame frame, @SuppressWarnings("unused") Object coroutine) {
            return context().currentCoroutine().isYieldable();
        }

        @NonIdempotent
        static boolean isMissing(VirtualFrame frame) {
            return frame.getArguments().length < 2;
        }

        @Fallback
        Object doOther(VirtualFrame frame, Object coroutine) {
            throw notCoroutine(frame, coroutine);
        }
    }

    /** Ends a suspended or failed coroutine and its to-be-closed variables: true, or false and the error. */
    @LuaBuiltin(name = "close", arguments = "any")
    abstract static class CloseNode extends CoroutineArgumentNode {
        @Specialization
        Object doClose(LuaCoroutine coroutine) {
            return switch (coroutine.status()) {
                case SUSPENDED, DEAD -> {
                    AbstractTruffleException e = coroutine.close(context());
                    yield e == null ? true : Values.of(false, errorValue(e));
                }
                case RUNNING, NORMAL -> throw notClosable(coroutine);
            };
        }

        @TruffleBoundary
        private RuntimeException notClosable(LuaCoroutine coroutine) {
            return error("cannot close a " + coroutine.status().text() + " coroutine");
        }

        @Fallback
        Object doOther(VirtualFrame frame, Object coroutine) {
            throw notCoroutine(frame, coroutine);
        }
    }
}
