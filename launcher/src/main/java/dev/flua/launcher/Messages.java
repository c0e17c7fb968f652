package dev.flua.launcher;

import dev.flua.language.runtime.text.SourceText;
import dev.flua.stdlib.process.StandardStreams;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What the command itself says to the user, all of it on standard error, texts in the encoding of {@link SourceText}. */
public final class Messages {
    /** Set and not empty: internal errors show their Java stack trace. */
    private static final String DEBUG_VARIABLE = "FLUA_DEBUG";

    private final String command;
    private final OutputStream error = StandardStreams.error();

    /** @param command how the user called flua; stands before the messages, as in lua.c */
    Messages(String command) {
        this.command = command;
    }

    /** How the user called flua. */
    public String command() {
        return command;
    }

    /** Writes a line that begins with the command's name. */
    public void error(String message) {
        line(command + ": " + message);
    }

    /** Writes a line without the command's name, which is how the prompt reports. */
    public void line(String message) {
        write(message + "\n");
    }

    void usage(String badOption) {
        boolean needsArgument = badOption.equals("-e") || badOption.equals("-l");
        String complaint =
                needsArgument ? "'" + badOption + "' needs argument" : "unrecognized option '" + badOption + "'";
        write(command + ": " + complaint + "\n" + usageText() + "\n");
    }

    String usageText() {
        return "usage: " + command + " [options] [script [args]]\n       " + command
                + " compile [options] filenames\n       " + command
                + " inspect executable\n"
                + """
                Available options are:
                  -e stat   execute string 'stat'
                  -i        enter interactive mode after executing 'script'
                  -l mod    require library 'mod' into global 'mod'
                  -l g=mod  require library 'mod' into global 'g'
                  -v        show version information
                  -E        ignore environment variables
                  -W        turn warnings on
                  --        stop handling options
                  -         stop handling options and execute stdin
                  --sandbox[=level]
                            run the script in a sandbox: untrusted, sandbox, restricted, trusted
                  --version show the versions of flua and the engine
                  --help    show the options of the engine and its tools\
                """;
    }

    /** Tells of an error that is flua's, not the script's. */
    public void internalError(Throwable error) {
        String text = error.getMessage();
        error("internal error: " + (text == null ? error.getClass().getName() : text));
        String debug = System.getenv(DEBUG_VARIABLE);
        if (debug == null || debug.isEmpty()) {
            line("This is a mistake in flua. Please report it, with what the same command prints when the environment "
                    + "variable " + DEBUG_VARIABLE + " is set to 1.");
        } else {
            StringWriter trace = new StringWriter();
            error.printStackTrace(new PrintWriter(trace));
            write(trace.toString());
        }
    }

    private void write(String text) {
        try {
            error.write(SourceText.encode(text));
        } catch (IOException e) {
            return; // nobody is left to be told
        }
    }
}
