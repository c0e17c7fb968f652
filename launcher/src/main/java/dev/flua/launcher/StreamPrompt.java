package dev.flua.launcher;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/** The interactive mode on files and pipes: what it reads and writes is exactly what {@code lua -i} does. */
final class StreamPrompt extends Prompt {
    private final Session session;

    StreamPrompt(Session session) {
        super(session);
        this.session = session;
    }

    @Override
    boolean step() {
        String line = readLine(firstPrompt());
        if (line == null) {
            session.show("\n");
            return false;
        }
        line = withoutEquals(line);
        Value chunk = session.load("return " + line + ";");
        run(chunk.canExecute() ? chunk : readStatement(line));
        return true;
    }

    /** Loads a statement, asking for more lines as long as it is incomplete. */
    private Value readStatement(String firstLine) {
        String text = firstLine;
        Value chunk = session.load(text);
        while (isIncomplete(chunk)) {
            String line = readLine(nextPrompt());
            if (line == null) {
                return chunk;
            }
            text = text + "\n" + line;
            chunk = session.load(text);
        }
        return chunk;
    }

    /** Shows the line too, as GNU readline does, so that a transcript can be read. */
    private String readLine(String prompt) {
        try {
            session.show(prompt);
            String line = session.readLine();
            if (line != null) {
                session.show(line + "\n");
            }
            return line;
        } catch (PolyglotException e) {
            if (e.isGuestException() && !e.isExit()) {
                return null; // the program has closed a standard stream
            }
            throw e;
        }
    }

    @Override
    Value printer() {
        return session.globals().getMember("print");
    }
}
