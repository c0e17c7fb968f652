package dev.flua.capi;

import com.oracle.truffle.api.exception.AbstractTruffleException;
import dev.flua.language.runtime.ProgramExit;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.stack.Errors;

/** Coroutines as C code makes and runs them (manual §4.5, {@code lua_newthread}, {@code lua_resume}). */
final class Threads {
    private Threads() {}

    /** Pushes a new thread and returns the address of its state. */
    static long create(NativeThread thread) {
        NativeThread created = thread.program().newThread(null);
        thread.push(created.coroutine());
        return created.state();
    }

    static long push(NativeThread thread) {
        thread.push(thread.coroutine());
        return 0;
    }

    /** The address of the state of the thread in a slot. */
    static long of(NativeThread thread, long slot) {
        return thread.program().threadOf((LuaCoroutine) thread.read(slot)).state();
    }

    /** Pops values and pushes them on another stack. */
    static long move(NativeThread thread, long target, long count) {
        NativeThread to = thread.program().threadAt(target);
        for (Object value : thread.take(count)) {
            to.push(value);
        }
        return 0;
    }

    /**
     * Starts or continues a thread with the arguments on its stack; leaves there what it yields or returns, or its error.
     *
     * @param count where to put the number of values
     * @return the status
     */
    static long resume(NativeThread thread, long arguments, long count) {
        LuaCoroutine coroutine = thread.coroutine();
        Object[] values = thread.take(arguments);
        if (thread.height() > 0) {
            coroutine.renew();
        }
        Object results;
        try {
            results = coroutine.resume(thread.program().context(), values);
        } catch (AbstractTruffleException e) {
            if (ProgramExit.isEndOfProgram(e)) {
                throw e;
            }
            thread.push(Calls.value(e));
            Memory.putLong(count, 1);
            return Calls.status(Calls.value(e));
        }
        thread.pushResults(results, -1);
        Memory.putLong(count, Values.count(results));
        return coroutine.isSuspended() ? Calls.YIELD : Calls.OK;
    }

    static long status(NativeThread thread) {
        LuaCoroutine coroutine = thread.coroutine();
        if (coroutine.failure() != null) {
            return Calls.status(Calls.value(coroutine.failure()));
        }
        return coroutine.isSuspended() ? Calls.YIELD : Calls.OK;
    }

    /** Closes a thread; its stack is empty then, but for an error. */
    static long close(NativeThread thread) {
        LuaCoroutine coroutine = thread.coroutine();
        LuaCoroutine.Status status = coroutine.status();
        if (status == LuaCoroutine.Status.RUNNING || status == LuaCoroutine.Status.NORMAL) {
            throw Errors.inBuiltin(null, "cannot close a " + status.text() + " coroutine");
        }
        AbstractTruffleException error = coroutine.close(thread.program().context());
        thread.take(thread.height());
        if (error == null) {
            return Calls.OK;
        }
        thread.push(Calls.value(error));
        return Calls.status(Calls.value(error));
    }
}
