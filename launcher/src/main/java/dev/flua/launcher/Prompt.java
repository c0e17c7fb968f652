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
    private final LineInput input;

    Prompt(Session session) {
        this.session = session;
        pcall = session.globals().getMember("pcall");
        tostring = session.globals().getMember("tostring");
        input = Session.isTerminal() ? new LineEditor(session) : this::readEchoed;
    }

    void run() {
        boolean more = true;
        while (more) {
            more = runNext();
        }
        session.show("\n");
    }

    /** Reads one chunk and runs it; false at the end of the input. */
    private boolean runNext() {
        try {
            return runChunk();
        } catch (LineInput.Abandoned _) {
            return true;
        }
    }

    private boolean runChunk() throws LineInput.Abandoned {
        String line = readFirstLine();
        if (line == null) {
            return false;
        }
        Value chunk = session.load("return " + line + ";");
        if (!chunk.canExecute()) {
            chunk = readStatement(line);
        }
        if (!chunk.canExecute()) {
            session.messages().line(chunk.getArrayElement(1).asString());
            return true;
        }
        Value results = session.protectedCall(chunk);
        if (Session.isSuccess(results)) {
            print(results);
        } else {
            session.messages().line(Session.errorMessage(results));
        }
        return true;
    }

    private String readFirstLine() throws LineInput.Abandoned {
        String line = readLine("_PROMPT", "> ");
        return line != null && line.startsWith("=") ? "return " + line.substring(1) : line;
    }

    /** Loads a statement, asking for more lines as long as it is incomplete. */
    private Value readStatement(String firstLine) throws LineInput.Abandoned {
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

    private String readLine(String promptVariable, String defaultPrompt) throws LineInput.Abandoned {
        Value prompt = session.globals().getMember(promptVariable);
        try {
            return input.read(
                    prompt == null || prompt.isNull()
                            ? defaultPrompt
                            : tostring.execute(prompt).asString());
        } catch (PolyglotException e) {
            if (e.isGuestException() && !e.isExit()) {
                return null; // the program has closed a standard stream
            }
            throw e;
        }
    }

    /** Shows the line too, as GNU readline does, so that a transcript can be read. */
    private String readEchoed(String prompt) {
        session.show(prompt);
        String line = session.readLine();
        if (line != null) {
            session.show(line + "\n");
        }
        return line;
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
