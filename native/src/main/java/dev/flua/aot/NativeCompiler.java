package dev.flua.aot;

import dev.flua.language.binary.BinaryChunk;
import dev.flua.language.compile.CompiledProgram;
import dev.flua.language.runtime.SystemText;
import dev.flua.language.runtime.text.SourceText;
import dev.flua.stdlib.process.MessageHandler;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a native executable of a script and all modules that it requires (docs/ahead-of-time.md). */
public final class NativeCompiler {
    private static final String PROGRAM_FRAME = "frame.lua";
    private static final String LIBRARY_FRAME = "library.lua";
    private static final String LIBRARY_SUFFIX = ".so";

    /** What an image of a Lua program consists of: the first are always there, the others are the compiler. */
    private static final List<String> JARS = List.of(
            "flua-language",
            "flua-stdlib",
            "flua-native",
            "antlr4-runtime",
            "truffle-api",
            "polyglot",
            "collections",
            "word",
            "nativeimage");

    private static final List<String> COMPILER_JARS = List.of("truffle-runtime", "truffle-compiler", "jniutils");

    /** How much of the builder's output is shown when it fails and does not say where its message begins. */
    private static final int LAST_LINES = 40;

    private static final String ERROR = "Error: ";

    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final ProgramOptions options;
    private final PrintStream progress;
    private final Map<BuildStage, Double> seconds = new EnumMap<>(BuildStage.class);
    private final long start = System.nanoTime();
    private volatile Process builder;
    private volatile boolean stopped;

    private NativeCompiler(ProgramOptions options, PrintStream progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * Makes what {@code options} say.
     *
     * @param progress told of each stage as it ends, with its time
     * @throws CompilationException if the program cannot be compiled; there is no output then
     * @throws IOException if files cannot be written
     */
    public static void compile(ProgramOptions options, PrintStream progress)
            throws CompilationException, IOException, InterruptedException {
        new NativeCompiler(options, progress).run();
    }

    private void run() throws CompilationException, IOException, InterruptedException {
        Files.createDirectories(options.output().toAbsolutePath().getParent()); // not to fail after minutes
        List<ProgramChunk> chunks = isRuntime() ? List.of() : ProgramFiles.collect(options);
        List<EmbeddedSource> files = EmbeddedSource.of(options.embed(), options.output());
        List<ExportedFunction> functions = isLibrary() && !isRuntime() ? exports(chunks.getFirst()) : List.of();
        if (options.way() == ProgramOptions.Way.QUICK) {
            new QuickCompiler(options, progress).run(chunks, files, functions);
            writeLibraryHeader(functions);
            summarize();
            return;
        }
        ended(BuildStage.PARSE, (System.nanoTime() - start) / NANOS_PER_SECOND);
        if (options.kind() == ProgramOptions.Kind.C_HEADER) {
            writeHeader(options.output(), exports(chunks.getFirst()));
            return;
        }
        Installation installation = Installation.current();
        Path nativeImage = installation.nativeImage();
        Path folder = Files.createTempDirectory("flua-compile");
        Thread cleaner = new Thread(() -> {
            stopBuilder();
            cleanUp(folder);
        });
        Runtime.getRuntime().addShutdownHook(cleaner); // Ctrl-C
        try {
            // The builder takes names to be in the encoding of the locale.
            String name = options.output().getFileName().toString().replaceAll("[^ -~]", "_");
            if (isLibrary() && !name.endsWith(LIBRARY_SUFFIX)) {
                name += LIBRARY_SUFFIX; // the builder adds it
            }
            Path result = folder.resolve("image").resolve(name);
            Files.createDirectory(result.getParent());
            Path list = writeList(chunks, folder);
            build(command(installation, nativeImage, folder, list, functions, result), folder);
            if (options.strip()) {
                strip(result);
            }
            if (!files.isEmpty()) {
                AppendedFiles.append(result, files);
            }
            if (isRuntime()) {
                RuntimeDescription description = new RuntimeDescription(
                        RuntimeDescription.VERSION,
                        RuntimeDescription.thisSystem(),
                        isLibrary(),
                        options.jit(),
                        options.staticLink(),
                        BinaryChunk.VERSION,
                        installation.stamp());
                AppendedPiece.append(result, AppendedPiece.Kind.DESCRIPTION, description.toBytes());
            }
            Files.move(result, options.output(), StandardCopyOption.REPLACE_EXISTING);
            writeLibraryHeader(functions);
            summarize();
        } finally {
            forget(cleaner);
            cleanUp(folder);
        }
    }

    /** Where the process is about to end, what is to be done then does the rest. */
    private static void forget(Thread cleaner) throws InterruptedException {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            throw (InterruptedException) new InterruptedException().initCause(e);
        }
    }

    private void cleanUp(Path folder) {
        if (options.keep()) {
            progress.println("temporary files are in " + folder);
        } else {
            delete(folder);
        }
    }

    private boolean isRuntime() {
        return options.way() == ProgramOptions.Way.RUNTIME;
    }

    private boolean isLibrary() {
        return options.kind() == ProgramOptions.Kind.SHARED_LIBRARY;
    }

    private static List<ExportedFunction> exports(ProgramChunk script) throws CompilationException {
        List<ExportedFunction> functions = ExportedFunction.of(script.tree());
        if (functions.isEmpty()) {
            throw new CompilationException(script.file()
                    + " exports nothing: a library's script ends with the return of a table of functions, such as"
                    + " return {add = add}, or return M after function M.add() ... end");
        }
        return functions;
    }

    /** Writes what a library has beside it. */
    private void writeLibraryHeader(List<ExportedFunction> functions) throws IOException {
        if (isLibrary() && !isRuntime()) {
            writeHeader(options.output().resolveSibling(libraryName() + ".h"), functions);
        }
    }

    private void writeHeader(Path header, List<ExportedFunction> functions) throws IOException {
        Files.writeString(header, LibraryHeader.of(libraryName(), functions));
    }

    private static String withoutSuffix(Path library) {
        String name = library.toString();
        return name.endsWith(LIBRARY_SUFFIX) ? name.substring(0, name.length() - LIBRARY_SUFFIX.length()) : name;
    }

    /** What begins the names of the C functions: the file's name without "lib" and ".so", as far as C allows it. */
    private String libraryName() {
        String file = withoutSuffix(options.output().getFileName()).replaceFirst("\\.h$", "");
        return (file.startsWith("lib") ? file.substring("lib".length()) : file).replaceAll("[^A-Za-z0-9_]", "_");
    }

    /** Copies the chunks, as their text is when it is loaded, and lists them for {@link CompiledProgram}. */
    private Path writeList(List<ProgramChunk> chunks, Path folder) throws IOException {
        String frame = isLibrary() ? LIBRARY_FRAME : PROGRAM_FRAME;
        Path frameCopy = folder.resolve(frame);
        try (InputStream resource = NativeCompiler.class.getResourceAsStream(frame)) {
            Files.copy(resource, frameCopy);
        }
        String name = isLibrary() ? LibraryEntryPoints.FRAME : ProgramMain.FRAME;
        StringBuilder list = new StringBuilder(CompiledProgram.entry(name, "=" + frame, frameCopy.toString()));
        if (!isLibrary()) {
            Path handler = Files.writeString(folder.resolve("handler.lua"), MessageHandler.SOURCE);
            list.append(CompiledProgram.entry("=handler", "=handler.lua", handler.toString()));
        }
        for (ProgramChunk chunk : chunks) {
            Path copy = folder.resolve("chunk" + list.length() + ".lua");
            Files.write(copy, SourceText.encode(chunk.text()));
            list.append(CompiledProgram.entry(chunk.name(), "@" + chunk.file(), copy.toString()));
        }
        return Files.write(folder.resolve("program"), SourceText.encode(list));
    }

    private List<String> command(
            Installation installation,
            Path nativeImage,
            Path folder,
            Path list,
            List<ExportedFunction> functions,
            Path result) {
        List<String> command = new ArrayList<>(List.of(
                nativeImage.toString(),
                // The builder itself: quicker and smaller without the JVM's optimizing compiler.
                "-J-XX:TieredStopAtLevel=1",
                "-J-Xmx3g",
                "-J-Djava.io.tmpdir=" + folder, // it leaves its files when it is interrupted
                "-p",
                Stream.concat(JARS.stream(), options.jit() ? COMPILER_JARS.stream() : Stream.empty())
                        .map(name -> installation.jar(name).toString())
                        .collect(Collectors.joining(File.pathSeparator)),
                "-Dflua.program=" + list,
                "-H:+UnlockExperimentalVMOptions",
                // Nothing in a program encrypts: 2.6 MB, and a tenth of the time to build.
                "-H:-EnableSecurityServicesFeature"));
        if (isRuntime()) {
            command.add("-Dflua.runtime=true");
        }
        if (!options.embed().isEmpty()) {
            command.add("-D" + AppendedFiles.EXPECTED + "=true");
        }
        if (!options.jit()) {
            command.addAll(withoutCompiler());
        }
        if (options.staticLink()) {
            command.add("-H:NativeLinkerOption=-static"); // glibc: the builder's own option for this wants musl
        } else if (!isLibrary()) {
            command.add("-H:NativeLinkerOption=-no-pie"); // see native/build-flua-native
        }
        if (options.debug()) {
            command.add("-g");
        }
        if (options.machine() != null) {
            command.add("-march=" + options.machine());
        }
        if (isLibrary()) {
            command.add("--shared");
            command.add("-Dflua.exports=" + ExportedFunction.names(functions));
        }
        String file = isLibrary() ? withoutSuffix(result) : result.toString(); // the builder adds it
        command.addAll(List.of("-m", "dev.flua.aot/" + ProgramMain.class.getName(), "-o", file));
        return command;
    }

    private List<String> withoutCompiler() {
        List<String> command = new ArrayList<>(List.of(
                "-Os",
                "--features=dev.flua.aot.InterpreterFeature",
                "--add-exports=org.graalvm.truffle.runtime.svm/com.oracle.svm.truffle=dev.flua.aot",
                "-Dflua.coroutines=continuations",
                "--add-exports=java.base/jdk.internal.vm=dev.flua.language",
                "-J--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED"));
        if (!options.small()) {
            // Of what -Os leaves out an interpreter needs only this to be fast: to allocate in line, or not at all.
            command.addAll(List.of(
                    "-H:TLABUsagePolicy=Always", "-H:WriteBarrierOutlining=Never", "-H:+PartialEscapeAnalysis"));
        }
        return command;
    }

    private void build(List<String> command, Path folder)
            throws CompilationException, IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        builder = process;
        Deque<String> lastLines = new ArrayDeque<>();
        boolean isError = false;
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (options.verbose()) {
                    progress.println(line);
                }
                if (line.startsWith(ERROR) && !isError) {
                    isError = true;
                    lastLines.clear(); // what follows says it all
                }
                lastLines.add(line);
                if (lastLines.size() > LAST_LINES && !isError) {
                    lastLines.remove();
                }
                Optional<BuildStage.Step> step = BuildStage.step(line);
                if (step.isPresent()) {
                    seconds.merge(step.get().stage(), step.get().seconds(), Double::sum);
                    if (step.get().last()) {
                        ended(step.get().stage(), 0);
                    }
                }
            }
        } finally {
            process.destroy();
        }
        if (process.waitFor() != 0) {
            if (!options.verbose() && !stopped) {
                lastLines.forEach(progress::println);
            }
            throw new CompilationException("the builder of native images has failed; what it said last is above");
        }
    }

    /** A script that starts the builder's virtual machine does not end it. */
    private void stopBuilder() {
        stopped = true;
        Process running = builder;
        if (running != null) {
            List<ProcessHandle> all = Stream.concat(running.descendants(), Stream.of(running.toHandle()))
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(process -> process.onExit().join());
        }
    }

    private void ended(BuildStage stage, double more) {
        double total = seconds.merge(stage, more, Double::sum);
        progress.println(String.format(Locale.ROOT, "%-8s %6.1f s", stage.title(), total));
    }

    private void summarize() throws IOException {
        progress.println(String.format(
                Locale.ROOT,
                "%s: %.1f MB in %.1f s",
                SystemText.toSourceText(options.output().toString()),
                Files.size(options.output()) / BYTES_PER_MEGABYTE,
                (System.nanoTime() - start) / NANOS_PER_SECOND));
    }

    private static void strip(Path image) throws CompilationException, IOException, InterruptedException {
        Process process =
                new ProcessBuilder("strip", image.toString()).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new CompilationException("strip has failed");
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // Temporary files that cannot be removed are left to the system.
        }
    }
}
