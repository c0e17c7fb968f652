package dev.flua.launcher;

import com.oracle.truffle.api.TruffleOptions;
import dev.flua.language.context.Interruption;
import dev.flua.language.context.LuaContext;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C while a program runs: the first is an error in the program, a second one ends the process, because the program may
 * catch the first or be where nothing interrupts it ({@code laction} of lua.c).
 */
final class InterruptKey {
    private static final Signal SIGNAL = new Signal("INT");

    private final LuaContext context;

    /** @param context the context of the programs */
    InterruptKey(Context context) {
        context.initialize("lua");
        context.enter();
        try {
            this.context = LuaContext.get(null);
        } finally {
            context.leave();
        }
    }

    /** Runs a program, in which a Ctrl-C is an error until it has ended. */
    <T> T during(Supplier<T> program) {
        Handler handler = new Handler();
        SignalHandler before = install(handler);
        try {
            return program.get();
        } finally {
            handler.end(before);
        }
    }

    /** Returns what a Ctrl-C did until now. */
    private static SignalHandler install(Handler handler) {
        SignalHandler before = Signal.handle(SIGNAL, handler);
        if (before == SignalHandler.SIG_IGN && unignore()) {
            Signal.handle(SIGNAL, handler);
            return SignalHandler.SIG_DFL;
        }
        return before;
    }

    /**
     * What a Ctrl-C does in one program. The virtual machine calls it in a thread of its own, which may start when the program has
     * ended and the next one runs.
     */
    private final class Handler implements SignalHandler {
        private boolean over;
        private Interruption interruption;

        @Override
        public synchronized void handle(Signal signal) {
            if (!over) {
                Signal.handle(SIGNAL, SIG_DFL);
                interruption = Interruption.request(context);
            }
        }

        synchronized void end(SignalHandler before) {
            over = true;
            if (interruption != null) {
                interruption.withdraw();
            }
            Signal.handle(SIGNAL, before);
        }
    }

    /**
     * Makes the signal known to a virtual machine that was started with the signal ignored, as shells start commands in the
     * background; it refuses to handle it then, other than lua.c.
     *
     * @return whether the signal can be handled now
     */
    @SuppressWarnings("restricted") // the command may call native code: see the flua script
    private static boolean unignore() {
        if (TruffleOptions.AOT) {
            return false;
        }
        Linker linker = Linker.nativeLinker();
        MethodHandle signal = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("signal"),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        try {
            var _ = (MemorySegment) signal.invokeExact(SIGNAL.getNumber(), MemorySegment.NULL); // SIG_DFL
            return true;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // C functions throw nothing
        }
    }
}
