package dev.flua.launcher;

import dev.flua.language.LuaContext;
import dev.flua.language.runtime.Interruption;
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

    /** From now on a Ctrl-C is an error in the program. */
    void interruptsProgram() {
        Signal.handle(SIGNAL, this::interrupt);
    }

    /** From now on a Ctrl-C ends the process. */
    void endsProcess() {
        Signal.handle(SIGNAL, SignalHandler.SIG_DFL);
    }

    private void interrupt(@SuppressWarnings("unused") Signal signal) {
        endsProcess();
        Interruption.request(context);
    }
}
