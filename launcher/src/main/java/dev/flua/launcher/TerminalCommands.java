package dev.flua.launcher;

import dev.flua.language.runtime.SystemText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one can ask the prompt for at a terminal and Lua has no word for: {@code .help} and the like. */
final class TerminalCommands {
    /** No Lua begins like this: after the dot of a number there is a digit. */
    private static final Pattern COMMAND = Pattern.compile("\\.([A-Za-z]+)(?:\\s+(.*))?", Pattern.DOTALL);

    private static final String TIME = "time";

    /**
     * A command.
     *
     * @param argument what follows its name; empty where nothing does
     * @param help what it does
     * @param action gets the argument and tells whether the prompt goes on
     */
    private record Command(String argument, String help, Predicate<String> action) {}

    private final Session session;
    private final TerminalPrompt prompt;
    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final List<String> chunks = new ArrayList<>();

    TerminalCommands(Session session, TerminalPrompt prompt) {
        this.session = session;
        this.prompt = prompt;
        commands.put("help", new Command("", "list the commands", this::help));
        commands.put("load", new Command("FILE", "run a file here", this::load));
        commands.put("save", new Command("FILE", "write what was entered so far, less what failed", this::save));
        commands.put(TIME, new Command("CHUNK", "run a chunk and tell how long it took", this::time));
        commands.put("quit", new Command("", "end", _ -> false));
    }

    static boolean isCommand(String text) {
        return COMMAND.matcher(text).matches();
    }

    /** The Lua in what was entered: none in most commands, all of it otherwise. */
    static String chunkIn(String text) {
        Matcher matcher = COMMAND.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        return matcher.group(1).equals(TIME) ? argument(matcher) : "";
    }

    private static String argument(Matcher matcher) {
        String argument = matcher.group(2);
        return argument == null ? "" : argument.strip();
    }

    /** All commands with their dots. */
    List<String> names() {
        return commands.keySet().stream().map(name -> "." + name).toList();
    }

    /** Remembers a chunk for {@code .save}. */
    void remember(String chunk) {
        chunks.add(chunk);
    }

    /** Executes what is a command; false if the prompt is to end. */
    boolean execute(String text) {
        Matcher matcher = COMMAND.matcher(text);
        matcher.matches();
        String name = matcher.group(1);
        String argument = argument(matcher);
        Command command = commands.get(name);
        if (command == null) {
            session.messages().line("unknown command '." + name + "', .help lists the commands");
            return true;
        }
        if (argument.isEmpty() != command.argument().isEmpty()) {
            session.messages().line(("usage: ." + name + " " + command.argument()).strip());
            return true;
        }
        return command.action().test(argument);
    }

    private boolean help(@SuppressWarnings("unused") String argument) {
        commands.forEach((name, command) ->
                session.show("%-12s %s\n".formatted("." + name + " " + command.argument(), command.help())));
        return true;
    }

    private boolean load(String file) {
        prompt.run(session.loadFile(file));
        return true;
    }

    private boolean save(String file) {
        try {
            Files.write(SystemText.path(file), chunks);
        } catch (IOException | InvalidPathException e) {
            session.messages().line("cannot write " + file);
        }
        return true;
    }

    private boolean time(String chunk) {
        long start = System.nanoTime();
        prompt.run(prompt.load(chunk));
        session.show(String.format(Locale.ROOT, "%.3f s\n", (System.nanoTime() - start) / 1e9));
        return true;
    }
}
