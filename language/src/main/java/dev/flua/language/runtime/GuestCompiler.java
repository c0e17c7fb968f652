package dev.flua.language.runtime;

import com.oracle.truffle.api.Truffle;

/** What compiles programs while they run. */
public final class GuestCompiler {
    private GuestCompiler() {}

    /** Whether there is one in this process; without, programs are interpreted. */
    public static boolean isPresent() {
        return !Truffle.getRuntime().getName().equals("Interpreted");
    }
}
