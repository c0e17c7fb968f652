package dev.flua.aot;

import java.nio.file.Path;
import java.util.List;

/**
 * What {@code flua compile} is to make.
 *
 * @param script name of the main script, as it appears in messages
 * @param output the file to write
 * @param kind what it is to be
 * @param way how it is made
 * @param jit whether the compiler is part of it
 * @param small whether it is to be small rather than fast
 * @param staticLink whether it needs no shared library, not even C's
 * @param strip whether to remove symbols that only debuggers read
 * @param debug whether to add what debuggers read about the machine code
 * @param machine the processor to compile for, as native-image's {@code -march} takes it; null for its default
 * @param verbose whether the builder's own output is shown
 * @param keep whether temporary files stay
 * @param searchPath templates, as in {@code package.path}, that modules are looked for along first; empty for none
 * @param include names of modules to compile in, or patterns of them with {@code *}
 * @param includeFolders folders whose Lua files are all compiled in
 * @param embed files that the program carries, and folders of such
 * @param runtime the runtime that a quick program is made of; null for the one that fits
 * @param target the system that a quick program is for, see {@link RuntimeDescription}; null for this one
 * @param allowMissing whether a module that cannot be found is left to the run time, where requiring it fails
 */
public record ProgramOptions(
        String script,
        Path output,
        Kind kind,
        Way way,
        boolean jit,
        boolean small,
        boolean staticLink,
        boolean strip,
        boolean debug,
        String machine,
        boolean verbose,
        boolean keep,
        String searchPath,
        List<String> include,
        List<Path> includeFolders,
        List<Path> embed,
        Path runtime,
        String target,
        boolean allowMissing) {
    /** What can be made of a script. */
    public enum Kind {
        EXECUTABLE,
        SHARED_LIBRARY,
        /** Only the header of the library, which takes no time. */
        C_HEADER
    }

    /** How it can be made. */
    public enum Way {
        /** In an image of its own, which takes minutes. */
        BAKED,
        /** Of a runtime, to which the program is appended. */
        QUICK,
        /** The runtime alone: an image without a program. */
        RUNTIME
    }

    public ProgramOptions {
        include = List.copyOf(include);
        includeFolders = List.copyOf(includeFolders);
        embed = List.copyOf(embed);
    }

    /** The options for the runtime that a quick program with these options needs. */
    ProgramOptions runtimeOnly(Path file) {
        return new ProgramOptions(
                "",
                file,
                kind,
                Way.RUNTIME,
                jit,
                false,
                staticLink,
                false,
                false,
                null,
                verbose,
                keep,
                "",
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                false);
    }
}
