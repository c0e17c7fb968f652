package dev.flua.language.runtime.memory;

import com.oracle.truffle.api.Assumption;
import java.lang.invoke.VarHandle;

/** Whether finalizers can be called while code runs. Until a program has one, loops cost nothing more for it. */
public final class FinalizerSwitch {
    private final Assumption off = Assumption.create("no finalizers");

    void turnOn() {
        off.invalidate();
    }

    /**
     * Has a loop read variables anew in each round: a finalizer that is called in between may have written them, which the
     * compiler does not know.
     */
    public void betweenRounds() {
        if (!off.isValid()) {
            VarHandle.acquireFence();
        }
    }
}
