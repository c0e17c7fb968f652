package dev.flua.aot;

import dev.flua.language.binary.BinaryChunk;
import dev.flua.language.binary.BinaryProgram;
import dev.flua.language.runtime.SystemText;
import dev.flua.language.runtime.text.SourceText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** Makes a program of a runtime, which was made once, and of a script and its modules in binary form (docs/ahead-of-time.md). */
final class QuickCompiler {
    private final ProgramOptions options;
    private final PrintStream progress;

    QuickCompiler(ProgramOptions options, PrintStream progress) {
        this.options = options;
        this.progress = progress;
    }

    void run(List<ProgramChunk> chunks, List<EmbeddedSource> files, List<ExportedFunction> exports)
            throws CompilationException, IOException, InterruptedException {
        List<BinaryProgram.Part> parts = chunks.stream().map(this::part).toList();
        Path runtime = options.runtime() == null ? known() : named();
        Path output = options.output().toAbsolutePath();
        // Beside it, then in its place: what is there may be running.
        Path copy = output.resolveSibling(
                output.getFileName() + ".new" + ProcessHandle.current().pid());
        try {
            copyRuntime(runtime, copy);
            if (!files.isEmpty()) {
                AppendedFiles.append(copy, files);
            }
            if (isLibrary()) {
                AppendedPiece.append(
                        copy, AppendedPiece.Kind.EXPORTS, SourceText.encode(ExportedFunction.names(exports)));
            }
            AppendedPiece.append(copy, AppendedPiece.Kind.PROGRAM, BinaryProgram.write(parts));
            Files.move(copy, output, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private boolean isLibrary() {
        return options.kind() == ProgramOptions.Kind.SHARED_LIBRARY;
    }

    /** Copies a runtime, or that of a program. */
    private static void copyRuntime(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel file = FileChannel.open(to, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Optional<AppendedPiece> description = AppendedPiece.last(file, AppendedPiece.Kind.DESCRIPTION);
            if (description.isPresent()) {
                file.truncate(description.get().end());
            }
        }
    }

    private BinaryProgram.Part part(ProgramChunk chunk) {
        return new BinaryProgram.Part(
                chunk.name(),
                chunk.file(),
                BinaryChunk.write(chunk.tree(), chunk.text(), "@" + chunk.file(), options.strip()));
    }

    /** The runtime that the user has named. */
    private Path named() throws CompilationException, IOException {
        Path file = options.runtime();
        String name = SystemText.toSourceText(file.toString());
        RuntimeDescription description;
        try {
            description = RuntimeDescription.of(file)
                    .orElseThrow(() -> new CompilationException(
                            name + " is not a runtime: 'flua compile --emit-runtime' makes one"));
        } catch (NoSuchFileException e) {
            throw new CompilationException("cannot open " + name + ": No such file or directory");
        }
        if (!description.isOfThisVersion()) {
            throw new CompilationException(name + " is the runtime of another version of flua (format "
                    + description.format() + ", not " + BinaryChunk.VERSION + ")");
        }
        if (description.library() != isLibrary()) {
            throw new CompilationException(name + " is a runtime for "
                    + (description.library()
                            ? "libraries (--shared), not for programs"
                            : "programs, not for libraries"));
        }
        if (options.target() != null && !description.system().equals(options.target())) {
            throw new CompilationException(
                    name + " is a runtime for " + description.system() + ", not for " + options.target());
        }
        return file;
    }

    /** The runtime that fits: the one that was built with flua, or in the cache; else one for this system is made. */
    private Path known() throws CompilationException, IOException, InterruptedException {
        String file = RuntimeDescription.fileName(isLibrary(), options.jit(), options.staticLink());
        String system = options.target() == null ? RuntimeDescription.thisSystem() : options.target();
        boolean here = system.equals(RuntimeDescription.thisSystem());
        Path cached = Installation.cache().resolve("runtimes").resolve(system).resolve(file);
        if (!here) {
            if (isFit(cached, null)) {
                return cached;
            }
            throw new CompilationException("there is no runtime for " + system + ": make one there with 'flua compile"
                    + " --emit-runtime" + (isLibrary() ? " --shared" : "") + (options.jit() ? "" : " --no-jit")
                    + (options.staticLink() ? " --static" : "")
                    + " -o FILE', and name it with --runtime FILE or copy it to "
                    + SystemText.toSourceText(cached.toString()));
        }
        Installation installation = Installation.current();
        String stamp = installation.stamp();
        for (Path candidate : List.of(installation.built(file), cached)) {
            if (isFit(candidate, stamp)) {
                return candidate;
            }
        }
        make(cached);
        return cached;
    }

    private static boolean isFit(Path file, String stamp) throws IOException {
        try {
            Optional<RuntimeDescription> description = RuntimeDescription.of(file);
            return description.isPresent()
                    && description.get().isOfThisVersion()
                    && (stamp == null || description.get().stamp().equals(stamp));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void make(Path file) throws CompilationException, IOException, InterruptedException {
        progress.println("there is no runtime of this version yet: making one, once, which takes some minutes");
        Files.createDirectories(file.getParent());
        NativeCompiler.compile(options.runtimeOnly(file), progress);
    }
}
