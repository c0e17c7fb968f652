package dev.flua.launcher;

import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.graalvm.shadowed.org.jline.reader.Candidate;
import org.graalvm.shadowed.org.jline.reader.CompletingParsedLine;
import org.graalvm.shadowed.org.jline.reader.EOFError;
import org.graalvm.shadowed.org.jline.reader.LineReader;
import org.graalvm.shadowed.org.jline.reader.LineReaderBuilder;
import org.graalvm.shadowed.org.jline.reader.ParsedLine;
import org.graalvm.shadowed.org.jline.reader.Parser;
import org.graalvm.shadowed.org.jline.reader.UserInterruptException;
import org.graalvm.shadowed.org.jline.terminal.Attributes;
import org.graalvm.shadowed.org.jline.terminal.Terminal;
import org.graalvm.shadowed.org.jline.terminal.TerminalBuilder;

/**
 * Chunks that a person types at a terminal: JLine's editing, of several lines as of one, a history that outlives the
 * process, completion and colours. JLine is the copy that the launcher framework brings along; only this class and its
 * helpers load it.
 */
final class LineEditor {
    /** Columns of a terminal that does not tell. */
    private static final int DEFAULT_WIDTH = 80;

    private static final int MAX_ATTEMPTS = 5;

    private final Completion completion;
    private final Predicate<String> isIncomplete;
    private final Terminal terminal;
    private final Attributes attributes;
    private final boolean hasColours;
    private final LineReader reader;
    private boolean reading;

    /** @param isIncomplete whether a text is only the beginning of a chunk, so that the Enter key opens a new line */
    LineEditor(Completion completion, Predicate<String> isIncomplete) {
        this.completion = completion;
        this.isIncomplete = isIncomplete;
        try {
            terminal = TerminalBuilder.builder()
                    .system(true)
                    .encoding(StandardCharsets.UTF_8) // native images have another default
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        attributes = terminal.getAttributes();
        // pressed when neither the editor nor a program is there to take it
        terminal.handle(Terminal.Signal.INT, Terminal.SignalHandler.SIG_IGN);
        hasColours = !terminal.getType().startsWith(Terminal.TYPE_DUMB) && !refusesColours();
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("flua")
                .parser(this::parse)
                .completer((_, line, candidates) -> {
                    for (String candidate : ((Word) line).candidates()) {
                        candidates.add(new Candidate(candidate, candidate, null, null, null, null, false));
                    }
                })
                .highlighter(new SyntaxColours())
                .variable(LineReader.HISTORY_FILE, historyFile())
                .option(LineReader.Option.DISABLE_HIGHLIGHTER, !hasColours)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true) // ! is no command in Lua
                .build();
        reader.getWidgets().put(LineReader.CALLBACK_INIT, this::begin);
    }

    /**
     * Reads a chunk.
     *
     * @throws org.graalvm.shadowed.org.jline.reader.UserInterruptException for Ctrl-C
     * @throws org.graalvm.shadowed.org.jline.reader.EndOfFileException at the end of the input
     */
    String read(String prompt, String nextPrompt) {
        reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, nextPrompt.replace("%", "%%"));
        try {
            return reader.readLine(prompt);
        } catch (IOError e) {
            restoreAttributes(e);
            throw new UserInterruptException(prompt);
        } finally {
            end();
        }
    }

    /**
     * Where a process drives the terminal, {@code stty} in native executables, a Ctrl-C ends that too. What was typed is dropped
     * as with any Ctrl-C, but the terminal must not stay as it is while a line is edited.
     */
    private void restoreAttributes(IOError failure) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            try {
                terminal.setAttributes(attributes);
                return;
            } catch (IOError _) {
                // perhaps one more Ctrl-C
            }
        }
        throw failure;
    }

    /**
     * JLine has a Ctrl-C interrupt the thread that reads, in another thread and perhaps only when the line has been read and
     * the thread runs a program: not any more then.
     */
    private synchronized boolean begin() {
        reading = true;
        Terminal.SignalHandler interruptsThread = terminal.handle(Terminal.Signal.INT, Terminal.SignalHandler.SIG_IGN);
        terminal.handle(Terminal.Signal.INT, signal -> {
            synchronized (this) {
                if (reading) {
                    interruptsThread.handle(signal);
                }
            }
        });
        return true;
    }

    private synchronized void end() {
        reading = false;
        var _ = Thread.interrupted();
    }

    int width() {
        try {
            int width = terminal.getWidth();
            return width > 0 ? width : DEFAULT_WIDTH;
        } catch (IOError _) {
            return DEFAULT_WIDTH;
        }
    }

    /** Some text of Lua in the colours in which it is typed, if the terminal has colours. */
    String coloured(String text) {
        return hasColours ? reader.getHighlighter().highlight(reader, text).toAnsi(terminal) : text;
    }

    /** What users of many programs set in order to see no colours (no-color.org). */
    private static boolean refusesColours() {
        String value = System.getenv("NO_COLOR");
        return value != null && !value.isEmpty();
    }

    private ParsedLine parse(String line, int cursor, Parser.ParseContext context) {
        if (context == Parser.ParseContext.ACCEPT_LINE && isIncomplete.test(line)) {
            throw new EOFError(-1, -1, "incomplete");
        }
        Completion.Candidates found = context == Parser.ParseContext.COMPLETE
                ? completion.of(line.substring(0, cursor))
                : Completion.Candidates.NONE;
        return new Word(line, cursor, found.word(), found.candidates());
    }

    /** Where the XDG base directory specification has a program keep such things. */
    private static Path historyFile() {
        String state = System.getenv("XDG_STATE_HOME");
        String home = System.getenv("HOME"); // the property user.home is not one character for each byte
        Path folder = state == null || state.isEmpty()
                ? Path.of(home == null || home.isEmpty() ? System.getProperty("user.home") : home, ".local", "state")
                : Path.of(state);
        return folder.resolve("flua").resolve("history");
    }

    /** What completion completes, which ends at the cursor. */
    private record Word(String line, int cursor, String word, List<String> candidates) implements CompletingParsedLine {
        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate; // names need no quotes
        }

        @Override
        public int rawWordCursor() {
            return word.length();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }
}
