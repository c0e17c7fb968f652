package dev.flua.aot;

import dev.flua.stdlib.process.CompilerOptions;
import org.graalvm.polyglot.Context;

/** The context of a program or library that was compiled ahead of time. */
final class ProgramContext {
    private ProgramContext() {}

    /** A builder of a context that may do what any program may. */
    static Context.Builder newBuilder() {
        return Context.newBuilder("lua")
                .allowAllAccess(true)
                .allowExperimentalOptions(true)
                .option("lua.LazyFunctions", "true") // those of a program that was appended
                .options(CompilerOptions.ofNativeImages())
                .option("engine.WarnInterpreterOnly", "false"); // that is what --no-jit asks for
    }
}
