package dev.flua.launcher.compile;

import dev.flua.aot.CompilationException;
import dev.flua.aot.NativeCompiler;
import dev.flua.aot.RuntimeDescription;
import dev.flua.language.runtime.SystemText;
import dev.flua.launcher.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes native programs. */
final class ProgramCompiler {
    private static final String SUFFIX = ".lua";

    private final CompileOptions options;
    private final Messages messages;

    ProgramCompiler(CompileOptions options, Messages messages) {
        this.options = options;
        this.messages = messages;
    }

    boolean run() {
        String complaint = complaint();
        if (complaint != null) {
            messages.error(complaint);
            return false;
        }
        String script = options.emitsRuntime() ? "" : options.sources().getFirst();
        Termination.runHooks();
        try {
            NativeCompiler.compile(options.program(script, output(script)), System.err);
            return true;
        } catch (CompilationException e) {
            e.complaints().forEach(messages::error);
        } catch (IOException e) {
            messages.error("cannot write: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** What is wrong with the options, null where all is well. */
    private String complaint() {
        String wrong = options.notQuick();
        if (options.isQuick() && wrong != null) {
            return wrong
                    + " does not go with --quick: it is the runtime that is compiled to machine code, and that is done";
        }
        if (options.runtime() != null && !options.isQuick()) {
            return "--runtime goes with --quick only";
        }
        if (options.embeds() && (options.emitsRuntime() || options.emitsHeader())) {
            return "--embed puts files into programs and libraries: neither into a runtime nor into a header";
        }
        if (options.emitsRuntime()) {
            return options.sources().isEmpty() ? null : "--emit-runtime makes a runtime for all scripts, without one";
        }
        if (options.sources().size() > 1) {
            return "compile makes one program at a time, of one script; modules that it requires are found, others can"
                    + " be named with --include";
        }
        if (options.sources().getFirst().equals(CompileOptions.STANDARD_STREAM)) {
            return "compile needs the name of a script to make a program of";
        }
        if (!List.of("speed", "size").contains(options.optimization())) {
            return "-O takes speed or size, not '" + options.optimization() + "'";
        }
        String target = options.target();
        String here = RuntimeDescription.thisSystem();
        if (target != null && !target.equals(here) && !options.isQuick()) {
            return "cannot compile for " + target
                    + ": a native program is built on the system that it runs on, which here is " + here
                    + "; run the same command there, on a machine or in an emulator, or try --quick";
        }
        return null;
    }

    private Path output(String script) {
        String name = options.output(null);
        if (name == null && options.emitsRuntime()) {
            name = options.runtimeName();
        }
        if (name == null) {
            String file = script.substring(script.lastIndexOf('/') + 1);
            boolean hasSuffix = file.endsWith(SUFFIX);
            String base = hasSuffix ? file.substring(0, file.length() - SUFFIX.length()) : file;
            name = options.emitsHeader()
                    ? base + ".h"
                    : options.isLibrary() ? "lib" + base + ".so" : hasSuffix ? base : base + ".out";
        }
        return SystemText.path(name);
    }
}
