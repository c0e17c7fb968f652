package dev.flua.launcher;

import dev.flua.language.runtime.SystemText;
import dev.flua.language.runtime.text.SourceText;
import dev.flua.stdlib.ChunkLoader;
import dev.flua.stdlib.process.LuaText;
import dev.flua.stdlib.process.MessageHandler;
import dev.flua.stdlib.process.StandardStreams;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/**
 * One run of the command in a fresh Lua state: {@code pmain} of lua.c, step by step. Everything is done with functions of
 * the standard library, taken from the globals before the first line of the user's code runs.
 */
final class Session {
    /** Long enough for scripts that look for {@code Lua 5.4}; ends as the reference's own line ends. */
    private static final String VERSION = "flua: Lua 5.4.8 as defined by Lua.org, PUC-Rio";

    /**
     * Makes functions that show text at once, and read a line: they use the buffers of io's standard streams, where there is an
     * {@code io} and not a sandbox without it.
     */
    private static final String STREAMS = """
        local output, input, print, gsub = io and io.stdout, io and io.stdin, print, string.gsub
        local function show(text)
          if output then output:write(text):flush() else print((gsub(text, "\\n$", ""))) end
        end
        return show, function() return input and input:read() end\
        """;

    private final Context context;
    private final CommandLine commandLine;
    private final String command;
    private final Messages messages;
    private final Value globals;
    private final Value load;
    private final Value loadfile;
    private final Value print;
    private final Value xpcall;
    private final Value messageHandler;
    private final Value failure;
    private final Value show;
    private final Value read;
    private final InterruptKey interruptKey;

    Session(Context context, String command, CommandLine commandLine, Messages messages) {
        this.context = context;
        this.commandLine = commandLine;
        this.command = command;
        this.messages = messages;
        interruptKey = new InterruptKey(context);
        globals = context.getBindings("lua");
        load = globals.getMember("load");
        loadfile = globals.getMember("loadfile");
        print = globals.getMember("print");
        xpcall = globals.getMember("xpcall");
        messageHandler = evaluate(MessageHandler.SOURCE);
        failure = evaluate("return function(message) return false, message end");
        Value streams = evaluate(STREAMS);
        show = streams.getArrayElement(0);
        read = streams.getArrayElement(1);
    }

    /** Not for the eyes of debuggers. */
    private Value evaluate(String text) {
        return context.eval(
                Source.newBuilder("lua", text, "flua").internal(true).buildLiteral());
    }

    /** Returns whether all went well; what did not has been reported. */
    boolean run() {
        Value warn = globals.getMember("warn");
        if (commandLine.showsVersion()) {
            show(VERSION + "\n");
        }
        createArgumentTable();
        boolean initialized =
                commandLine.ignoresEnvironment() || commandLine.trustLevel() != null || runInitialization();
        if (!initialized || !runActions(warn) || commandLine.hasScript() && !runScript()) {
            return false;
        }
        if (commandLine.interactive()) {
            Prompt.of(this).run();
        } else if (commandLine.asksForNothing()) {
            if (isTerminal()) {
                show(VERSION + "\n");
                Prompt.of(this).run();
            } else {
                runFile(null); // a failure does not show in the exit status, as in lua.c
            }
        }
        return true;
    }

    /** Global {@code arg}: the script's name at 0, what follows it from 1, what precedes it below 0. */
    private void createArgumentTable() {
        Value rawset = globals.getMember("rawset");
        Value table = evaluate("return {}");
        int script = commandLine.scriptIndex();
        rawset.execute(table, -1L - script, command);
        for (int i = 0; i < commandLine.argumentCount(); i++) {
            rawset.execute(table, (long) i - script, commandLine.argument(i));
        }
        globals.putMember("arg", table);
    }

    private boolean runInitialization() {
        String name = "LUA_INIT_5_4";
        String text = System.getenv(name);
        if (text == null) {
            name = "LUA_INIT";
            text = System.getenv(name);
        }
        if (text == null) {
            return true;
        }
        text = SystemText.toSourceText(text);
        return text.startsWith("@") ? runFile(text.substring(1)) : runText(text, "=" + name);
    }

    private boolean runActions(Value warn) {
        for (CommandLine.Action action : commandLine.actions()) {
            boolean succeeded =
                    switch (action.option()) {
                        case 'e' -> runText(action.argument(), "=(command line)");
                        case 'l' -> requireLibrary(action.argument());
                        default -> {
                            warn.executeVoid("@on");
                            yield true;
                        }
                    };
            if (!succeeded) {
                return false;
            }
        }
        return true;
    }

    /** Does {@code global = require(module)} for {@code global=module}, {@code module}, or {@code module-version}. */
    private boolean requireLibrary(String library) {
        int equals = library.indexOf('=');
        String module = library.substring(equals + 1);
        String global = module;
        if (equals >= 0) {
            global = library.substring(0, equals);
        } else if (module.indexOf('-') >= 0) {
            global = module.substring(0, module.indexOf('-'));
        }
        Value require = globals.getMember("require");
        if (require == null) {
            messages.error("there is no 'require' at this trust level");
            return false;
        }
        Value results = call(require, module);
        if (results == null) {
            return false;
        }
        boolean hasValue = results.hasArrayElements() && results.getArraySize() > 1;
        globals.putMember(global, hasValue ? results.getArrayElement(1) : null);
        return true;
    }

    private boolean runScript() {
        Value chunk = loadedFile(commandLine.scriptName());
        if (chunk == null) {
            return false;
        }
        Object[] arguments = scriptArguments();
        return arguments != null && call(chunk, arguments) != null;
    }

    /** The elements of the global {@code arg}, which the code that ran so far may have changed. */
    private Object[] scriptArguments() {
        Value table = globals.getMember("arg");
        Value type = evaluate("return function(value) return math.type(value) or type(value) end");
        if (table == null || !type.execute(table).asString().equals("table")) {
            messages.error("'arg' is not a table");
            return null;
        }
        Value get = evaluate("return function(t, i) if i then return t[i] end return #t end");
        Object[] arguments = new Object[get.execute(table).asInt()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = get.execute(table, i + 1L);
        }
        return arguments;
    }

    private boolean runFile(String name) {
        Value chunk = loadedFile(name);
        return chunk != null && call(chunk) != null;
    }

    private boolean runText(String text, String chunkName) {
        Value chunk = loaded(load.execute(text, chunkName));
        return chunk != null && call(chunk) != null;
    }

    private Value loadedFile(String name) {
        if (commandLine.trustLevel() == null) {
            return loaded(name == null ? loadfile.execute() : loadFile(name));
        }
        // The user has named the file, and not a script that may read only some.
        try {
            byte[] content = name == null ? readStandardInput() : Files.readAllBytes(SystemText.path(name));
            String text = SourceText.decode(ChunkLoader.withoutFirstComment(content));
            return loaded(load.execute(text, name == null ? "=stdin" : "@" + name));
        } catch (IOException | InvalidPathException e) {
            messages.error("cannot open " + name);
            return null;
        }
    }

    private static byte[] readStandardInput() throws IOException {
        return StandardStreams.input().readAllBytes();
    }

    private Value loaded(Value result) {
        if (result.canExecute()) {
            return result;
        }
        messages.error(LuaText.of(result.getArrayElement(1)));
        return null;
    }

    /**
     * Calls a function with the message handler, and reports an error.
     *
     * @return what {@code xpcall} returns: the results after {@code true}, or just {@code true}; null after an error
     */
    private Value call(Value function, Object... arguments) {
        Value results = protectedCall(function, arguments);
        if (isSuccess(results)) {
            return results;
        }
        messages.error(errorMessage(results));
        return null;
    }

    Value protectedCall(Value function, Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = function;
        all[1] = messageHandler;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        try {
            return interruptKey.during(() -> xpcall.execute(all));
        } catch (PolyglotException e) {
            if (!isError(e)) {
                throw e; // the end of the program
            }
            return failure.execute(e.getGuestObject()); // interrupted where the function has ended and xpcall has not
        }
    }

    private static boolean isError(PolyglotException e) {
        return !e.isExit() && e.getGuestObject() != null && LuaText.is(e.getGuestObject());
    }

    static boolean isSuccess(Value results) {
        return results.isBoolean() || results.getArrayElement(0).asBoolean();
    }

    /** The text for the user from the results of a call that failed. */
    static String errorMessage(Value results) {
        Value message = results.getArrayElement(1);
        return LuaText.is(message) ? LuaText.of(message) : "(error message not a string)";
    }

    Value globals() {
        return globals;
    }

    /** What {@code load} returns: a function, or nil and a message. */
    Value load(String text) {
        return load.execute(text, "=stdin");
    }

    /** What {@code loadfile} returns: a function, or nil and a message. */
    Value loadFile(String name) {
        return loadfile.execute(name);
    }

    /** The library's {@code print}, whatever the global of that name has become. */
    Value libraryPrint() {
        return print;
    }

    Messages messages() {
        return messages;
    }

    void show(String text) {
        show.executeVoid(text);
    }

    /** The next line of standard input; null at its end. */
    String readLine() {
        Value line = read.execute();
        return LuaText.is(line) ? LuaText.of(line) : null;
    }

    static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
