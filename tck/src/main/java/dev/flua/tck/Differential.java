package dev.flua.tck;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares flua with the reference interpreter on what generators make from seeds. A comparison's answer tells the seed and
 * what differs; it is null if nothing does.
 */
final class Differential implements AutoCloseable {
    static final String REFERENCE = "lua5.4";

    /** Parts of a program, each of which is a small program of its own. */
    static final int PARTS = 30;

    /** Chunks of one comparison. */
    static final int CHUNKS = 1000;

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration BATCH_LIMIT = Duration.ofMinutes(2);

    /** For Lua 5.4.4 a call begins with the line of the function's expression, for 5.4.8 with that of the parenthesis. */
    private static final Pattern CALL_LINE = Pattern.compile(" \\(to close '\\(' at line \\d+\\)");

    /** Programs that one process of a command runs. */
    static final int BATCH = 10;

    /** Between the outputs of a batch's programs. */
    private static final String NEXT = "\1next program\n";

    /** Runs the programs of a batch, which are modules, so that an executable can contain them all. */
    @SuppressWarnings("InlineFormatString") // a program, which reads better by itself
    private static final String RUN_BATCH = """
        for n = 1, %d do
          print(select("#", pcall(require, "p" .. n)))
          io.write "\\1next program\\n"
        end
        """;

    /** For executables, in which nothing can be loaded: the reference has to do without as well. */
    private static final String NO_LOADING = """
        local function none() error("nothing can be loaded", 0) end
        load, loadfile, dofile, string.dump = none, none, none, none
        """;

    /** Lua 5.4.4 counts wrongly; 5.4.8 says 2. */
    private static final String REMOVE_POSITION = "bad argument #%d to 'table.remove' (position out of bounds)";

    private static final String LOAD_CHUNKS = """
        local file <close> = assert(io.open("chunks", "rb"))
        for size in file:lines("n") do
          file:read(1)
          local f, message = load(file:read(size) or "", "=chunk", "t")
          if f then message = "loads" end
          io.write(#message, "\\n", message)
        end
        """;

    private final String reference;
    private final EmbeddedFlua flua = new EmbeddedFlua(false);
    private final Path folder = Files.createTempDirectory("flua-differential");
    private final Path program = folder.resolve("program.lua");
    private final Path chunks = folder.resolve("chunks");
    private final ChunkGenerator generator;

    /**
     * @param reference the command of the reference interpreter
     * @param programs the folder of the programs from which chunks are made
     */
    Differential(String reference, Path programs) throws IOException {
        this.reference = reference;
        generator = ChunkGenerator.of(programs);
    }

    /** Where the golden programs are, seen from the root of the repository. */
    static Path goldenPrograms(Path root) {
        return root.resolve("tck/src/test/resources/golden");
    }

    /** Runs the program of a seed. */
    String compareProgram(long seed) throws IOException, InterruptedException {
        Files.writeString(program, ProgramGenerator.program(seed, PARTS));
        ChildProcess.Result expected = runReference();
        EmbeddedFlua.Outcome actual = flua.run(program);
        String difference = firstDifference(known(text(expected.output())), text(actual.output()));
        if (difference == null) {
            difference = firstDifference(message(text(expected.error())), text(actual.error()));
        }
        if (difference == null && expected.status() != actual.status()) {
            difference = "exit status: expected " + expected.status() + ", was " + actual.status();
        }
        return difference == null ? null : "program of seed " + seed + ", " + difference;
    }

    /** Runs the programs of the seeds from {@code first} on with {@code command} and with the reference, each in one process. */
    List<String> comparePrograms(List<String> command, long first, int count) throws IOException, InterruptedException {
        writeBatch(folder, first, count, "");
        String[] expected = known(text(run(List.of(reference)).output())).split(NEXT, -1);
        ChildProcess.Result result = run(command);
        String[] actual = text(result.output()).split(NEXT, -1);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(expected.length, actual.length); i++) {
            String difference = firstDifference(
                    i < expected.length ? expected[i] : "(end of the reference)",
                    i < actual.length ? actual[i] : "(end)");
            if (difference != null) {
                differences.add("program of seed " + (first + i) + ", " + difference);
            }
        }
        if (result.status() != 0 || result.error().length > 0) {
            differences.add("programs of seeds from " + first + " on: exit status " + result.status() + "\n"
                    + text(result.error()));
        }
        return differences;
    }

    /** Writes programs as modules and {@code main.lua}, which runs them all, to compile an executable that cannot load any. */
    static void writeModules(Path folder, long first, int count) throws IOException {
        Files.createDirectories(folder);
        writeBatch(folder, first, count, NO_LOADING);
    }

    private static void writeBatch(Path folder, long first, int count, String beginning) throws IOException {
        for (int i = 0; i < count; i++) {
            Files.writeString(folder.resolve("p" + (i + 1) + ".lua"), ProgramGenerator.continuing(first + i, PARTS));
        }
        Files.writeString(folder.resolve("main.lua"), beginning + RUN_BATCH.formatted(count));
    }

    private ChildProcess.Result run(List<String> interpreter) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(interpreter.stream(), Stream.of("main.lua")).toList();
        return ChildProcess.run(command, folder, new byte[0], Map.of("LUA_PATH", "./?.lua"), BATCH_LIMIT);
    }

    /** Loads the chunks of the seeds from {@code first} on. */
    String compareChunks(long first, int count) throws IOException, InterruptedException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String chunk = generator.chunk(first + i);
            all.append(chunk.length()).append('\n').append(chunk);
        }
        Files.writeString(chunks, all, ISO_8859_1);
        Files.writeString(program, LOAD_CHUNKS);
        List<String> expected = results(text(runReference().output()));
        EmbeddedFlua.Outcome outcome = flua.run(program);
        List<String> actual = results(text(outcome.output()));
        for (int i = 0; i < count; i++) {
            String wanted = i < expected.size() ? expected.get(i) : "(end of the reference)";
            String found = i < actual.size() ? actual.get(i) : "(end) " + text(outcome.error());
            if (!wanted.equals(found)) {
                return "chunk of seed " + (first + i) + ": expected " + wanted + "\nbut was " + found + "\nchunk: "
                        + generator.chunk(first + i);
            }
        }
        return null;
    }

    private ChildProcess.Result runReference() throws IOException, InterruptedException {
        List<String> command = List.of(reference, program.getFileName().toString());
        return ChildProcess.run(command, folder, new byte[0], Map.of(), LIMIT);
    }

    private static List<String> results(String output) {
        List<String> results = new ArrayList<>();
        int at = 0;
        while (at < output.length()) {
            int newline = output.indexOf('\n', at);
            int end = newline + 1 + Integer.parseInt(output.substring(at, newline));
            results.add(CALL_LINE.matcher(output.substring(newline + 1, end)).replaceAll(""));
            at = end;
        }
        return results;
    }

    /** What 5.4.8 writes where the reference, which can be older, has written {@code output}. */
    private static String known(String output) {
        return output.replace(REMOVE_POSITION.formatted(1), REMOVE_POSITION.formatted(2));
    }

    /** The message in what the reference's command writes about an error: without its own name and the traceback. */
    private static String message(String error) {
        int traceback = error.indexOf("\nstack traceback:\n");
        return error.substring(error.indexOf(": ") + 1, traceback < 0 ? error.length() : traceback + 1)
                .stripLeading();
    }

    private static String firstDifference(String expected, String actual) {
        List<String> wanted = lines(expected);
        List<String> found = lines(actual);
        for (int i = 0; i < Math.max(wanted.size(), found.size()); i++) {
            String left = i < wanted.size() ? wanted.get(i) : "(end)";
            String right = i < found.size() ? found.get(i) : "(end)";
            if (!left.equals(right)) {
                return "line " + (i + 1) + ": expected " + left + "\nbut was " + right;
            }
        }
        return null;
    }

    private static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        flua.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
