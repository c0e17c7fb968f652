package dev.flua.launcher;

import dev.flua.stdlib.process.LuaText;
import org.graalvm.polyglot.Value;

/** The interactive mode ({@code doREPL} of lua.c): reads statements and expressions, runs them, prints their values. */
abstract class Prompt {
    /** How the message ends when a chunk breaks off. */
    private static final String INCOMPLETE = "<eof>";

    private final Session session;
    private final Value pcall;
    private final Value tostring;

    Prompt(Session session) {
        this.session = session;
        pcall = session.globals().getMember("pcall");
        tostring = session.globals().getMember("tostring");
    }

    static Prompt of(Session session) {
        return Session.isTerminal() ? new TerminalPrompt(session) : new StreamPrompt(session);
    }

    final void run() {
        boolean more = true;
        while (more) {
            more = step();
        }
    }

    /** Asks for one chunk and does what it says; false when there will be no more. */
    abstract boolean step();

    /** The function that prints the values of a chunk. */
    abstract Value printer();

    /** What stands in front of the first line of a chunk. */
    final String firstPrompt() {
        return prompt("_PROMPT", "> ");
    }

    /** What stands in front of the other lines of a chunk. */
    final String nextPrompt() {
        return prompt("_PROMPT2", ">> ");
    }

    private String prompt(String variable, String otherwise) {
        Value prompt = session.globals().getMember(variable);
        return prompt == null || prompt.isNull() ? otherwise : LuaText.of(tostring.execute(prompt));
    }

    /** A line that begins with {@code =} is an expression, as it was in Lua 5.2. */
    static String withoutEquals(String line) {
        return line.startsWith("=") ? "return " + line.substring(1) : line;
    }

    /**
     * Whether a chunk is only the beginning of one.
     *
     * @param chunk what loading it has given
     */
    static boolean isIncomplete(Value chunk) {
        return !chunk.canExecute() && LuaText.of(chunk.getArrayElement(1)).endsWith(INCOMPLETE);
    }

    /**
     * Runs a chunk, prints its values and reports errors.
     *
     * @param chunk what loading it has given
     * @return whether there was no error
     */
    final boolean run(Value chunk) {
        if (!chunk.canExecute()) {
            session.messages().line(LuaText.of(chunk.getArrayElement(1)));
            return false;
        }
        Value results = session.protectedCall(chunk);
        if (!Session.isSuccess(results)) {
            session.messages().line(Session.errorMessage(results));
            return false;
        }
        print(results);
        return true;
    }

    private void print(Value results) {
        int count = results.hasArrayElements() ? (int) results.getArraySize() : 1;
        if (count == 1) {
            return; // just the true of xpcall
        }
        Object[] arguments = new Object[count];
        arguments[0] = printer();
        for (int i = 1; i < count; i++) {
            arguments[i] = results.getArrayElement(i);
        }
        Value outcome = pcall.execute(arguments);
        if (!Session.isSuccess(outcome)) {
            Value message = outcome.getArrayElement(1);
            session.messages()
                    .line("error calling 'print' (" + (LuaText.is(message) ? LuaText.of(message) : "?") + ")");
        }
    }
}
