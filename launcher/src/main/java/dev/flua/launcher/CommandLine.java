package dev.flua.launcher;

import java.util.ArrayList;
import java.util.List;

/**
 * Lua's command line, read as {@code collectargs} of lua.c reads it, and with it the options of the engine: whatever
 * begins with {@code --} and has more to it.
 */
final class CommandLine {
    /** Something that an option wants done, in the order of the command line: {@code -e}, {@code -l} or {@code -W}. */
    record Action(char option, String argument) {}

    private static final String SANDBOX = "--sandbox";

    private static final List<String> NO_TOOLS =
            List.of("--lua.", "--engine.", "--vm.", "--jvm", "--native", "--log.", "--experimental-options");

    private final String[] arguments;
    private final List<Action> actions = new ArrayList<>();
    private final List<String> engineOptions = new ArrayList<>();
    private String badOption;
    private String trustLevel;
    private boolean interactive;
    private boolean showsVersion;
    private boolean ignoresEnvironment;
    private boolean executesStatements;
    private int script = -1;

    private CommandLine(String[] arguments) {
        this.arguments = arguments;
    }

    static CommandLine parse(String[] arguments) {
        CommandLine line = new CommandLine(arguments);
        line.parse();
        return line;
    }

    private void parse() {
        int i = 0;
        while (i < arguments.length) {
            String argument = arguments[i];
            if (!argument.startsWith("-") || argument.length() == 1) {
                script = i;
                return;
            }
            if (argument.equals("--")) {
                script = i + 1 < arguments.length ? i + 1 : -1;
                return;
            }
            char option = argument.charAt(1);
            if (argument.equals(SANDBOX) || argument.startsWith(SANDBOX + "=")) {
                trustLevel = argument.equals(SANDBOX) ? "sandbox" : argument.substring(SANDBOX.length() + 1);
            } else if (option == '-') {
                engineOptions.add(argument);
            } else if (option == 'e' || option == 'l') {
                String value = argument.substring(2);
                if (value.isEmpty()) {
                    i++;
                    if (i == arguments.length || arguments[i].startsWith("-")) {
                        badOption = argument;
                        return;
                    }
                    value = arguments[i];
                }
                executesStatements |= option == 'e';
                actions.add(new Action(option, value));
            } else if (argument.length() > 2 || !flag(option)) {
                badOption = argument;
                return;
            }
            i++;
        }
    }

    private boolean flag(char option) {
        switch (option) {
            case 'E' -> ignoresEnvironment = true;
            case 'W' -> actions.add(new Action(option, ""));
            case 'i' -> {
                interactive = true;
                showsVersion = true;
            }
            case 'v' -> showsVersion = true;
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The first option that Lua does not know or that lacks its argument; null where all is well. */
    String badOption() {
        return badOption;
    }

    /** The name in {@code --sandbox=name}, not checked yet; null where there is no such option. */
    String trustLevel() {
        return trustLevel;
    }

    /** Options for the engine and its tools; not checked yet. */
    List<String> engineOptions() {
        return engineOptions;
    }

    /** Whether a tool of the engine may look at the program: any option that is not known to be about something else. */
    boolean usesTools() {
        return engineOptions.stream().anyMatch(option -> NO_TOOLS.stream().noneMatch(option::startsWith));
    }

    List<Action> actions() {
        return actions;
    }

    boolean interactive() {
        return interactive;
    }

    boolean showsVersion() {
        return showsVersion;
    }

    boolean ignoresEnvironment() {
        return ignoresEnvironment;
    }

    /** Whether nothing was asked for, so that standard input is the program. */
    boolean asksForNothing() {
        return script < 0 && !executesStatements && !showsVersion;
    }

    boolean hasScript() {
        return script >= 0;
    }

    /** The script's file name; null if the script is standard input. */
    String scriptName() {
        String name = arguments[script];
        boolean afterDashes = script > 0 && arguments[script - 1].equals("--");
        return name.equals("-") && !afterDashes ? null : name;
    }

    int argumentCount() {
        return arguments.length;
    }

    String argument(int index) {
        return arguments[index];
    }

    /** Position among the arguments of the one that is {@code arg[0]}; -1 if that is the command itself. */
    int scriptIndex() {
        return script;
    }
}
