package dev.flua.launcher.compile;

import java.util.ArrayList;
import java.util.List;

/**
 * What follows {@code flua compile}: luac's options with long names besides, and in any order.
 *
 * @param bytecode whether to make a binary chunk
 * @param parsesOnly whether to look for syntax errors and write nothing
 * @param strips whether to leave out what only messages and debuggers need
 * @param help whether to list the options
 * @param output name of the file to write, {@code -} for standard output; null where none is given
 * @param sources names of files, {@code -} for standard input
 * @param complaint what is wrong with the options; null where all is well
 */
record CompileOptions(
        boolean bytecode,
        boolean parsesOnly,
        boolean strips,
        boolean help,
        String output,
        List<String> sources,
        String complaint) {
    static final String STANDARD_STREAM = "-";

    /** @param arguments what follows {@code compile} */
    static CompileOptions parse(List<String> arguments) {
        boolean bytecode = false;
        boolean parsesOnly = false;
        boolean strips = false;
        boolean help = false;
        String output = null;
        List<String> sources = new ArrayList<>();
        String complaint = null;
        boolean options = true;
        for (int i = 0; i < arguments.size() && complaint == null; i++) {
            String argument = arguments.get(i);
            if (!options || !argument.startsWith("-") || argument.equals(STANDARD_STREAM)) {
                sources.add(argument);
                continue;
            }
            switch (argument) {
                case "--" -> options = false;
                case "--bytecode" -> bytecode = true;
                case "-p", "--parse" -> parsesOnly = true;
                case "-s", "--strip" -> strips = true;
                case "--help" -> help = true;
                case "-o", "--output" -> {
                    i++;
                    if (i < arguments.size()) {
                        output = arguments.get(i);
                    } else {
                        complaint = "'" + argument + "' needs argument";
                    }
                }
                default -> complaint = "unrecognized option '" + argument + "'";
            }
        }
        if (complaint == null && sources.isEmpty()) {
            complaint = "no input files given";
        }
        return new CompileOptions(bytecode, parsesOnly, strips, help, output, sources, complaint);
    }
}
