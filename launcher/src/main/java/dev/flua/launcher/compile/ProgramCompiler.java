package dev.flua.launcher.compile;

import dev.flua.aot.CompilationException;
import dev.flua.aot.NativeCompiler;
import dev.flua.language.runtime.SystemText;
import dev.flua.launcher.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

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
        String script = options.sources().getFirst();
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
        if (target != null && !isHere(target)) {
            return "cannot compile for " + target
                    + ": a native program is built on the system that it runs on, which here is " + system()
                    + "; run the same command there, on a machine or in an emulator";
        }
        return null;
    }

    private static boolean isHere(String target) {
        return target.replace("x86_64", "x64")
                .replace("amd64", "x64")
                .replace("aarch64", "arm64")
                .equals(system());
    }

    /** The name of this system, such as {@code linux-x64}. */
    private static String system() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        return (os.startsWith("mac") ? "osx" : os.startsWith("win") ? "win" : os) + "-"
                + (processor.equals("amd64") ? "x64" : processor.equals("aarch64") ? "arm64" : processor);
    }

    private Path output(String script) {
        String name = options.output(null);
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
