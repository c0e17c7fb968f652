package dev.flua.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.graalvm.shadowed.org.jline.reader.Candidate;
import org.graalvm.shadowed.org.jline.reader.CompletingParsedLine;
import org.graalvm.shadowed.org.jline.reader.EndOfFileException;
import org.graalvm.shadowed.org.jline.reader.LineReader;
import org.graalvm.shadowed.org.jline.reader.LineReaderBuilder;
import org.graalvm.shadowed.org.jline.reader.UserInterruptException;
import org.graalvm.shadowed.org.jline.terminal.TerminalBuilder;

/**
 * Lines that a person types at a terminal: JLine's editing, a history that outlives the process, completion and colours.
 * JLine is the copy that the launcher framework brings along; only this class and its helpers load it.
 */
final class LineEditor implements LineInput {
    private final LineReader reader;

    LineEditor(Session session) {
        Completion completion = new Completion(session);
        try {
            reader = LineReaderBuilder.builder()
                    .terminal(TerminalBuilder.builder().system(true).build())
                    .appName("flua")
                    .parser((line, cursor, context) -> Word.before(line, cursor))
                    .completer((lineReader, word, candidates) -> {
                        for (String name : completion.candidates(word.word())) {
                            candidates.add(new Candidate(name, name, null, null, null, null, false));
                        }
                    })
                    .highlighter(new SyntaxColours())
                    .variable(LineReader.HISTORY_FILE, historyFile())
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true) // ! is no command in Lua
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String read(String prompt) throws Abandoned {
        try {
            return reader.readLine(prompt);
        } catch (UserInterruptException e) {
            throw new Abandoned(e);
        } catch (EndOfFileException e) {
            return null;
        }
    }

    /** Where the XDG base directory specification has a program keep such things. */
    private static Path historyFile() {
        String state = System.getenv("XDG_STATE_HOME");
        Path folder = state == null || state.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(state);
        return folder.resolve("flua").resolve("history");
    }

    /** What completion completes: the names with dots and colons between them that end at the cursor. */
    private record Word(String line, int cursor, String word) implements CompletingParsedLine {
        static Word before(String line, int cursor) {
            int start = cursor;
            while (start > 0 && isPart(line.charAt(start - 1))) {
                start--;
            }
            return new Word(line, cursor, line.substring(start, cursor));
        }

        private static boolean isPart(char c) {
            return c == '_' || c == '.' || c == ':' || c < 0x80 && Character.isLetterOrDigit(c);
        }

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
