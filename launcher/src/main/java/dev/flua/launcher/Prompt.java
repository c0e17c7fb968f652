package dev.flua.launcher;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/** The interactive mode ({@code doREPL} of lua.c): reads statements and expressions, runs them, prints their values. */
final class Prompt {
    /** How the message ends when a chunk breaks off. */
    private static final String INCOMPLETE = "<eof>";

    private final Session session;
    private final Value pcall;
    private final Value tostring;
    private final boolean echoes = !Session.isTerminal();

    Prompt(Session session) {
        this.session = session;
        pcall = session.globals().getMember("pcall");
        tostring = session.globals().getMember("tostring");
    }

    void run() {
        for (String line = readFirstLine(); line != null; line = readFirstLine()) {
            Value chunk = session.load("return " + line + ";");
            if (!chunk.canExecute()) {
                chunk = readStatement(line);
            }
            if (!chunk.canExecute()) {
                session.messages().line(chunk.getArrayElement(1).asString());
                continue;
            }
            Value results = session.protectedCall(chunk);
            if (Session.isSuccess(results)) {
                print(results);
            } else {
                session.messages().line(Session.errorMessage(results));
            }
        }
        session.show("\n");
    }

    private String readFirstLine() {
        String line = readLine("_PROMPT", "> ");
        return line != null && line.startsWith("=") ? "return " + line.substring(1) : line;
    }

    /** Loads a statement, asking for more lines as long as it is incomplete. */
    private Value readStatement(String firstLine) {
        String text = firstLine;
        while (true) {
            Value chunk = session.load(text);
            if (chunk.canExecute() || !chunk.getArrayElement(1).asString().endsWith(INCOMPLETE)) {
                return chunk;
            }
            String line = readLine("_PROMPT2", ">> ");
            if (line == null) {
                return chunk;
            }
            text = text + "\n" + line;
        }
    }

    private String readLine(String promptVariable, String defaultPrompt) {
        Value prompt = session.globals().getMember(promptVariable);
        try {
            session.show(
                    prompt == null || prompt.isNull()
                            ? defaultPrompt
                            : tostring.execute(prompt).asString());
            String line = session.readLine();
            if (echoes && line != null) {
                session.show(line + "\n"); // as GNU readline does, so that a transcript can be read
            }
            return line;
        } catch (PolyglotException e) {
            if (e.isGuestException() && !e.isExit()) {
                return null; // the program has closed a standard stream
            }
            throw e;
        }
    }

    private void print(Value results) {
        int count = results.hasArrayElements() ? (int) results.getArraySize() : 1;
        if (count == 1) {
            return; // just the true of xpcall
        }
        Object[] arguments = new Object[count];
        arguments[0] = session.globals().getMember("print");
        for (int i = 1; i < count; i++) {
            arguments[i] = results.getArrayElement(i);
        }
        Value outcome = pcall.execute(arguments);
        if (!Session.isSuccess(outcome)) {
            Value message = outcome.getArrayElement(1);
            session.messages().line("error calling 'print' (" + (message.isString() ? message.asString() : "?") + ")");
        }
    }
}
