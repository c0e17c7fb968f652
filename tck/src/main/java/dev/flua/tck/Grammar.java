package dev.flua.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes random texts by a grammar in a resource file. A line that is not indented names a rule, the indented lines below it
 * are its alternatives, and {@code --} at the beginning of a line starts a comment. In an alternative
 *
 * <ul>
 *   <li>{@code $name} stands for a text of that rule,
 *   <li>{@code $[a$|b$]} for {@code a} or {@code b},
 *   <li>{@code $0} for nothing, {@code $/} for a new line,
 *   <li>{@code $#} for a number that is the same within the alternative, and another one elsewhere;
 * </ul>
 *
 * <p>any other {@code $} stands for itself. Where rules are nested deeply, the first alternative is taken, which must come to
 * an end by itself.
 */
final class Grammar {
    private static final int DEEP = 14;

    private final Map<String, List<String>> rules = new LinkedHashMap<>();

    /** @param names of the resource files, {@code grammar/NAME.txt}, whose rules make one grammar */
    Grammar(List<String> names) {
        for (String name : names) {
            read(name);
        }
    }

    private void read(String name) {
        String file = "grammar/" + name + ".txt";
        try (InputStream input = Grammar.class.getResourceAsStream(file)) {
            List<String> alternatives = List.of();
            for (String line : new String(input.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("  ")) {
                    alternatives.add(line.strip());
                } else if (!line.isBlank() && !line.startsWith("--")) {
                    alternatives = new ArrayList<>();
                    if (rules.put(line.strip(), alternatives) != null) {
                        throw new IllegalStateException(file + ": second rule " + line);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A random text of {@code rule}. */
    String text(String rule, Choice choice) {
        StringBuilder text = new StringBuilder();
        new Expansion(choice, text).rule(rule, 0);
        return text.toString();
    }

    private final class Expansion {
        private final Choice choice;
        private final StringBuilder text;
        private int numbers;

        Expansion(Choice choice, StringBuilder text) {
            this.choice = choice;
            this.text = text;
        }

        void rule(String name, int depth) {
            List<String> alternatives = rules.get(name);
            if (alternatives == null) {
                throw new IllegalStateException("no rule " + name);
            }
            expand(alternatives.get(depth > DEEP ? 0 : choice.below(alternatives.size())), depth, ++numbers);
        }

        private void expand(String alternative, int depth, int number) {
            int at = 0;
            while (at < alternative.length()) {
                char c = alternative.charAt(at++);
                char next = c == '$' && at < alternative.length() ? alternative.charAt(at) : 0;
                if (next == '0') {
                    at++;
                } else if (next == '/') {
                    text.append('\n');
                    at++;
                } else if (next == '#') {
                    text.append(number);
                    at++;
                } else if (next == '[') {
                    at = choose(alternative, at + 1, depth, number);
                } else if (next >= 'a' && next <= 'z') {
                    int end = at;
                    while (end < alternative.length() && Character.isLetter(alternative.charAt(end))) {
                        end++;
                    }
                    rule(alternative.substring(at, end), depth + 1);
                    at = end;
                } else {
                    text.append(c);
                }
            }
        }

        /** Expands one of the texts between {@code $[} and {@code $]}; gives the place behind them. */
        private int choose(String alternative, int from, int depth, int number) {
            List<String> texts = new ArrayList<>();
            int nesting = 0;
            int start = from;
            for (int at = from; at + 1 < alternative.length(); at++) {
                String mark = alternative.substring(at, at + 2);
                if (mark.equals("$[")) {
                    nesting++;
                } else if (mark.equals("$]") && nesting-- == 0) {
                    texts.add(alternative.substring(start, at));
                    expand(texts.get(depth > DEEP ? 0 : choice.below(texts.size())), depth + 1, number);
                    return at + 2;
                } else if (mark.equals("$|") && nesting == 0) {
                    texts.add(alternative.substring(start, at));
                    start = at + 2;
                }
            }
            throw new IllegalStateException("no end of $[ in: " + alternative);
        }
    }
}
