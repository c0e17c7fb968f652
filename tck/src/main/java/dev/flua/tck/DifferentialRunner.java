package dev.flua.tck;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares flua with the reference interpreter on random programs or texts; see {@link #USAGE}. */
public final class DifferentialRunner {
    private static final String USAGE = """
        usage: run-differential [options] [count] [seed]
          --parser             texts to load instead of programs to run
          --command COMMAND    programs run with this command instead of on the JVM, %d in one process
          --modules FOLDER     write programs there as modules, and main.lua that runs them, to compile all
          --reference COMMAND  the reference interpreter (default: lua5.4)
          --print              show what the seed makes instead of running it
        Seeds count from the given one (default: the time) on. A program has %d parts.\
        """.formatted(Differential.BATCH, Differential.PARTS);

    private DifferentialRunner() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            System.exit(run(new ArrayList<>(Arrays.asList(arguments))) ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println(USAGE);
            System.exit(2);
        }
    }

    private static boolean run(List<String> arguments) throws IOException, InterruptedException {
        boolean parser = arguments.remove("--parser");
        boolean print = arguments.remove("--print");
        String reference = option(arguments, "--reference", Differential.REFERENCE);
        String command = option(arguments, "--command", null);
        String modules = option(arguments, "--modules", null);
        long count = arguments.isEmpty() ? parser ? 100_000 : 20_000 : Long.parseLong(arguments.getFirst());
        long seed = arguments.size() < 2 ? System.currentTimeMillis() : Long.parseLong(arguments.get(1));
        Path programs = Differential.goldenPrograms(Path.of(System.getProperty("flua.root")));
        if (print) {
            System.out.println(
                    parser
                            ? ChunkGenerator.of(programs).chunk(seed)
                            : ProgramGenerator.program(seed, Differential.PARTS));
            return true;
        }
        if (modules != null) {
            Differential.writeModules(Path.of(modules), seed, (int) count);
            return true;
        }
        int differences = 0;
        try (Differential differential = new Differential(reference, programs)) {
            int step = parser ? Differential.CHUNKS : command != null ? Differential.BATCH : 1;
            for (long done = 0; done < count; done += step) {
                int next = (int) Math.min(step, count - done);
                for (String difference : differences(differential, parser, command, seed + done, next)) {
                    differences++;
                    System.out.println(difference);
                }
            }
        }
        System.out.printf(
                "%d %s from seed %d on: %d differences%n", count, parser ? "texts" : "programs", seed, differences);
        return differences == 0;
    }

    private static List<String> differences(
            Differential differential, boolean parser, String command, long seed, int count)
            throws IOException, InterruptedException {
        if (command != null) {
            return differential.comparePrograms(List.of(command.split(" ")), seed, count);
        }
        String difference = parser ? differential.compareChunks(seed, count) : differential.compareProgram(seed);
        return difference == null ? List.of() : List.of(difference);
    }

    /** Takes an option and its value out of {@code arguments}. */
    private static String option(List<String> arguments, String name, String otherwise) {
        int at = arguments.indexOf(name);
        if (at < 0 || at + 1 == arguments.size()) {
            return otherwise;
        }
        arguments.remove(at);
        return arguments.remove(at);
    }
}
