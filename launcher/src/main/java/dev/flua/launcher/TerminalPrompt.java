package dev.flua.launcher;

import org.graalvm.polyglot.Value;
import org.graalvm.shadowed.org.jline.reader.EndOfFileException;
import org.graalvm.shadowed.org.jline.reader.UserInterruptException;

/**
 * The interactive mode for a person at a terminal: a chunk is edited as a whole, tables are shown with what is in them,
 * and there are {@link TerminalCommands commands} besides Lua.
 */
final class TerminalPrompt extends Prompt {
    private final Session session;
    private final TerminalCommands commands;
    private final LineEditor editor;
    private final Value inspector;

    TerminalPrompt(Session session) {
        super(session);
        this.session = session;
        commands = new TerminalCommands(session, this);
        editor = new LineEditor(new Completion(session, commands.names()), this::isIncomplete);
        inspector = new Inspector(session, editor).printer();
        session.show("Tab completes names, .help lists the commands, Ctrl-D ends.\n");
    }

    @Override
    boolean step() {
        session.show(""); // what the program has written without ending the line
        try {
            String text = editor.read(firstPrompt(), nextPrompt());
            if (TerminalCommands.isCommand(text)) {
                return commands.execute(text);
            }
            if (run(load(text))) {
                commands.remember(text);
            }
            return true;
        } catch (UserInterruptException _) {
            return true;
        } catch (EndOfFileException _) {
            return false;
        }
    }

    /** Loads an expression or a statement; unlike in lua.c the expression may have several lines. */
    Value load(String text) {
        Value expression = loadExpression(text);
        return expression.canExecute() ? expression : session.load(withoutEquals(text));
    }

    private Value loadExpression(String text) {
        return session.load("return " + withoutEquals(text));
    }

    private boolean isIncomplete(String text) {
        String chunk = TerminalCommands.chunkIn(text);
        Value expression = loadExpression(chunk);
        Value statement = session.load(withoutEquals(chunk));
        return !expression.canExecute()
                && !statement.canExecute()
                && (isIncomplete(expression) || isIncomplete(statement));
    }

    /** The program's own {@code print} if it has one, as in lua.c. */
    @Override
    Value printer() {
        Value print = session.globals().getMember("print");
        return session.libraryPrint().equals(print) ? inspector : print;
    }
}
