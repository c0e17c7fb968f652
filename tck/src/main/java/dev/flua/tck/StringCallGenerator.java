package dev.flua.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes calls of the functions of {@code string} that have a language of their own: formats, patterns, binary layouts. */
final class StringCallGenerator {
    private static final int MISTAKE_PERCENT = 5;

    private final Choice choice;
    private final ExpressionGenerator expressions;

    StringCallGenerator(Choice choice, ExpressionGenerator expressions) {
        this.choice = choice;
        this.expressions = expressions;
    }

    /** Arguments of {@code string.format}. */
    String format() {
        int count = 1 + choice.below(3);
        String directives = Choice.list(count, choice.of(" ", "", ":", "%%", "\\n", "\\0"), this::directive);
        int arguments = choice.percent(MISTAKE_PERCENT) ? count - 1 : count;
        return "'" + directives + "'" + Choice.list(arguments, "", () -> ", " + formatted());
    }

    private String directive() {
        if (choice.percent(MISTAKE_PERCENT)) {
            return "%" + choice.of("", "y", "123d", "5.123f", "-+ #0d", "---------d", "$d", "5q", ".3q", "-5c", "0s");
        }
        return "%" + choice.of("", "", "", "-", "+", "0", "#", " ", "+0", "-#", "- ")
                + choice.of("", "", "5", "10", "20")
                + choice.of("", "", ".0", ".3", ".10", ".", ".20")
                + choice.of("d", "d", "s", "s", "q", "i", "x", "X", "o", "c", "e", "E", "g", "G", "f", "a", "A", "u");
    }

    private String formatted() {
        return switch (choice.below(10)) {
            case 0, 1, 2, 3 -> expressions.integer();
            case 4, 5, 6 -> expressions.real();
            case 7, 8 -> expressions.text();
            default -> choice.of("nil", "true", "x // 1");
        };
    }

    /** A call that searches or replaces. */
    String search(String subject) {
        String pattern = pattern();
        return switch (choice.below(6)) {
            case 0 ->
                "show((" + subject + "):find(" + pattern + choice.of("", ", 2", ", -3", ", i", ", 1, true") + "))";
            case 1, 2 -> "show((" + subject + "):match(" + pattern + choice.of("", "", ", 2", ", -3", ", i") + "))";
            case 3 -> "collect((" + subject + "):gmatch(" + pattern + choice.of("", "", "", ", 2", ", -2") + "))";
            default ->
                "show((" + subject + "):gsub(" + pattern + ", " + replacement()
                        + choice.of("", "", ", 1", ", 2", ", 0", ", -1") + "))";
        };
    }

    private String pattern() {
        if (choice.percent(MISTAKE_PERCENT)) {
            return choice.of(
                    "'['",
                    "'(a'",
                    "'a)'",
                    "'%'",
                    "'%f'",
                    "'%b'",
                    "'%1'",
                    "'[a-'",
                    "'(()'",
                    "'[%'",
                    "'(a)%2'",
                    "'%bx'",
                    "'%fa'",
                    "'(a*(.)%w(%s*)'",
                    "'[]'",
                    "'[^]'",
                    "'a%'",
                    "'(%1)'");
        }
        return "'" + choice.of("", "", "", "^") + sequence(2) + choice.of("", "", "", "$") + "'";
    }

    private String sequence(int depth) {
        return Choice.list(1 + choice.below(3), "", () -> item(depth));
    }

    private String item(int depth) {
        if (depth > 0 && choice.percent(25)) {
            return "(" + sequence(depth - 1) + ")";
        }
        return choice.percent(12)
                ? choice.of("()", "%f[%w]", "%f[%W]", "%f[^a-z]", "%f[%z]", "%b()", "%b==", "%bao", "%1", "^", "$")
                : single() + choice.of("", "", "", "", "*", "+", "-", "?");
    }

    private String single() {
        return switch (choice.below(5)) {
            case 0, 1 -> choice.of("a", "b", "l", "o", "=", "1", "-", ",", " ", "%.", "%%", "%-", "]");
            case 2, 3 ->
                choice.of(
                        ".", "%a", "%d", "%s", "%w", "%S", "%A", "%l", "%u", "%p", "%P", "%c", "%x", "%g", "%D", "%W",
                        "%z", "%U");
            default ->
                "[" + choice.of("", "", "^") + choice.of("", "", "", "]")
                        + Choice.list(
                                1 + choice.below(3),
                                "",
                                () -> choice.of(
                                        "a",
                                        "b-y",
                                        "a-c",
                                        "0-9",
                                        "%d",
                                        "%s",
                                        "%a",
                                        "_",
                                        "%]",
                                        "-",
                                        "z-a",
                                        ".",
                                        "=",
                                        "%w",
                                        "\\xe4",
                                        "\\0-\\31"))
                        + "]";
        };
    }

    private String replacement() {
        return choice.of(
                "'<%0>'",
                "'%1%1'",
                "'[%1]'",
                "'x'",
                "''",
                "{a = 'A', b = false, l = 1}",
                "setmetatable({}, {__index = function(_, k) return k .. k end})",
                "function(a, b) return b end",
                "function(...) return select('#', ...) .. show(...) end",
                "string.upper",
                "'%2'",
                "'%'",
                "'%%'",
                "f",
                "function(a) i = i + 1 return i end",
                "function() return {} end",
                "function(a) error(a) end",
                "function(a) if a ~= 'a' then return false end return 1.5 end",
                "i",
                "x",
                "nil",
                "o");
    }

    /** A call of {@code pack}, {@code unpack} or {@code packsize}. */
    String layout() {
        List<String> values = new ArrayList<>();
        String order = choice.of("", "<", ">", "=", "!", "!4", "<!2", "> ");
        String layout =
                "'" + order + Choice.list(1 + choice.below(4), choice.of("", "", " "), () -> option(values)) + "'";
        if (choice.percent(MISTAKE_PERCENT) && !values.isEmpty()) {
            values.removeLast();
        }
        String packed = "string.pack(" + layout
                + values.stream().map(value -> ", " + value).collect(Collectors.joining()) + ")";
        return switch (choice.below(6)) {
            case 0, 1 -> "show(" + packed + ")";
            case 2, 3 -> "show(string.unpack(" + layout + ", " + packed + "))";
            case 4 -> "show(string.packsize(" + layout + "))";
            default ->
                "show(string.unpack(" + layout + ", " + expressions.text()
                        + " .. '\\1\\2\\3\\xfe\\xff\\0\\0\\0\\0\\0\\0\\0\\1'"
                        + choice.of("", "", ", 2", ", -4", ", 100", ", i") + "))";
        };
    }

    private String option(List<String> values) {
        switch (choice.below(8)) {
            case 0, 1, 2 -> {
                values.add(expressions.integer());
                return choice.of(
                        "b", "B", "h", "H", "i", "I", "i1", "i2", "i3", "I3", "i4", "I5", "i7", "i8", "l", "L", "j",
                        "J", "T", "i9", "i16", "I16");
            }
            case 3 -> {
                values.add(choice.percent(50) ? expressions.real() : expressions.integer());
                return choice.of("f", "d", "n", "d");
            }
            case 4, 5 -> {
                values.add(expressions.text());
                return choice.of("s", "s1", "s2", "s4", "s8", "z", "c5", "c0", "c20", "z");
            }
            case 6 -> {
                return choice.of("x", "xx", "Xi4", "Xd", "Xh", "!8", "!1", "<", ">", "=", " ");
            }
            default -> {
                values.add(expressions.leaf());
                return choice.percent(MISTAKE_PERCENT * 3)
                        ? choice.of("c", "i17", "i0", "X", "Xz", "!3i3", "y", "!17", "s17", "I99", "Xc1")
                        : choice.of("i4", "d", "s1", "z");
            }
        }
    }
}
