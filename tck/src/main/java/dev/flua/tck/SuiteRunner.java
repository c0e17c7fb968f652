package dev.flua.tck;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the official Lua test suite, file by file, each in a process of its own, and prints a table. The suite is not part of
 * flua: it is the folder {@code testes} of Lua's source repository. Usage: see {@link #USAGE}.
 */
public final class SuiteRunner {
    private static final String USAGE = """
        usage: run-suite [options] <testes> [file.lua ...]
          --flua COMMAND       the interpreter to test (default: ./flua of this checkout)
          --reference COMMAND  another interpreter whose times are shown, such as lua5.4
          --user               with -e "_U=true", the suite's mode for users (skips what is not portable)
          --all                all.lua, the suite's own way to run everything in one process
          --exceptions FILE    lines "file.lua text": a failure of that file is expected if its messages have the text
          --seconds N          time limit for each file (default 300)
          --heap SIZE          memory limit of the JVM's heap (default 2g; "none" for other interpreters)\
        """;

    /** What {@code all.lua} does besides running files; and what takes hours. */
    private static final List<String> NO_TESTS = List.of("all.lua", "heavy.lua", "tracegc.lua");

    /** The suite runs this file in a coroutine. */
    private static final String BIG = "big.lua";

    private static final String RUN_BIG =
            "local co = coroutine.wrap(assert(loadfile('big.lua'))) assert(co() == 'b') assert(co() == 'a')";

    private final Path suite;
    private final List<String> files = new ArrayList<>();
    private final List<String[]> exceptions = new ArrayList<>();
    private final PrintStream out;
    private String flua;
    private String reference;
    private String heap = "2g";
    private boolean user;
    private Duration limit = Duration.ofSeconds(300);

    private SuiteRunner(List<String> arguments, PrintStream out) throws IOException {
        this.out = out;
        flua = System.getProperty("flua.command", "flua");
        Path folder = null;
        boolean all = false;
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--flua" -> flua = arguments.get(++i);
                case "--reference" -> reference = arguments.get(++i);
                case "--user" -> user = true;
                case "--all" -> all = true;
                case "--exceptions" -> readExceptions(Path.of(arguments.get(++i)));
                case "--seconds" -> limit = Duration.ofSeconds(Long.parseLong(arguments.get(++i)));
                case "--heap" -> heap = arguments.get(++i);
                default -> {
                    if (folder == null) {
                        folder = Path.of(arguments.get(i));
                    } else {
                        files.add(arguments.get(i));
                    }
                }
            }
        }
        if (folder == null || !Files.exists(folder.resolve("all.lua"))) {
            throw new IllegalArgumentException(USAGE);
        }
        suite = folder;
        if (all) {
            files.add("all.lua");
        } else if (files.isEmpty()) {
            addAllFiles();
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            System.exit(new SuiteRunner(List.of(arguments), System.out).run() ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private void readExceptions(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            String text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                String[] parts = text.split("\\s+", 2);
                exceptions.add(new String[] {parts[0], parts.length > 1 ? parts[1] : ""});
            }
        }
    }

    private void addAllFiles() throws IOException {
        try (Stream<Path> list = Files.list(suite)) {
            list.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".lua") && !NO_TESTS.contains(name))
                    .sorted()
                    .forEach(files::add);
        }
    }

    private boolean run() throws IOException, InterruptedException {
        int passed = 0;
        int expected = 0;
        for (String file : files) {
            ChildProcess.Result result =
                    execute(flua, file, heap.equals("none") ? List.of() : List.of("--vm.Xmx" + heap));
            String failure = failure(result);
            String verdict = failure == null ? "passed" : failure;
            if (failure == null) {
                passed++;
            } else if (isException(file, messages(result))) {
                expected++;
                verdict = "expected: " + failure;
            }
            out.printf("%-16s %7.2f s  %s%s%n", file, seconds(result), referenceTime(file), verdict);
            out.flush();
        }
        int failed = files.size() - passed - expected;
        out.printf("%d passed, %d failed as expected, %d failed%n", passed, expected, failed);
        return failed == 0;
    }

    private ChildProcess.Result execute(String command, String file, List<String> limits)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(command.split(" ")));
        line.addAll(limits);
        if (user) {
            line.add("-e");
            line.add("_U=true");
        }
        if (file.equals(BIG)) {
            line.add("-e");
            line.add(RUN_BIG);
        } else {
            line.add(file);
        }
        // The variable that started us must not start us again.
        Map<String, String> environment = new HashMap<>();
        environment.put("FLUA_MAIN", null);
        return ChildProcess.run(line, suite, new byte[0], environment, limit);
    }

    /** The first line that tells why a file failed; null if it has not. */
    private String failure(ChildProcess.Result result) {
        if (result.status() == ChildProcess.TIMED_OUT) {
            return "time limit of " + limit.toSeconds() + " s";
        }
        if (result.status() == 0) {
            return null;
        }
        String first = null;
        for (String line : messages(result).split("\n")) {
            if (line.contains(".lua:") || line.contains("error")) {
                return line.strip();
            }
            first = first == null && !line.isBlank() ? line.strip() : first;
        }
        return first == null ? "status " + result.status() : first;
    }

    private static String messages(ChildProcess.Result result) {
        return new String(result.error(), StandardCharsets.ISO_8859_1);
    }

    private boolean isException(String file, String messages) {
        for (String[] exception : exceptions) {
            if (exception[0].equals(file) && messages.contains(exception[1])) {
                return true;
            }
        }
        return false;
    }

    private String referenceTime(String file) throws IOException, InterruptedException {
        if (reference == null) {
            return "";
        }
        ChildProcess.Result result = execute(reference, file, List.of());
        return String.format("%7.2f s%s  ", seconds(result), failure(result) == null ? " " : "!");
    }

    private static double seconds(ChildProcess.Result result) {
        return result.time().toNanos() / 1e9;
    }
}
