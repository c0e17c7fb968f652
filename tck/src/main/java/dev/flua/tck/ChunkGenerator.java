package dev.flua.tck;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes texts for the parser, mostly wrong ones: parts of real programs with a few changes, random tokens, random bytes. Each
 * character is a byte. A seed determines the text.
 */
final class ChunkGenerator {
    private static final int LINES = 25;

    private static final Pattern TOKEN =
            Pattern.compile("\\w+|\\s+|'[^'\\n]*'|\"[^\"\\n]*\"|--\\[*|\\.{2,3}|[<>=~/:]{2}|.");

    private static final String[] TOKENS = {
        "and",
        "break",
        "do",
        "else",
        "elseif",
        "end",
        "false",
        "for",
        "function",
        "goto",
        "if",
        "in",
        "local",
        "nil",
        "not",
        "or",
        "repeat",
        "return",
        "then",
        "true",
        "until",
        "while",
        "+",
        "-",
        "*",
        "/",
        "%",
        "^",
        "#",
        "&",
        "~",
        "|",
        "<<",
        ">>",
        "//",
        "==",
        "~=",
        "<=",
        ">=",
        "<",
        ">",
        "=",
        "(",
        ")",
        "{",
        "}",
        "[",
        "]",
        "::",
        ";",
        ":",
        ",",
        ".",
        "..",
        "...",
        "a",
        "b",
        "_ENV",
        "f",
        "f()",
        "a.b",
        "x = 1",
        "local a",
        "<const>",
        "<close>",
        "<bad>",
        "::a::",
        "goto a",
        "1",
        "0x",
        "0x1p",
        "3.",
        ".5",
        "1e",
        "1e5",
        "08",
        "0xep1",
        "9999999999999999999",
        "1..2",
        "'s'",
        "\"",
        "'",
        "'\\x4'",
        "'\\400'",
        "'\\u{110000000}'",
        "'\\u{7FFFFFFF}'",
        "'\\z \n'",
        "'\\q'",
        "'\\\n'",
        "[[",
        "]]",
        "[==[",
        "]==]",
        "[=",
        "--",
        "--[[",
        "--[==[",
        "\n",
        "\r\n",
        "\n\r",
        "\0",
        "#!",
        "\f",
        "\u00ff",
        "$",
        "!",
        "?",
        "@",
        "`",
        "\\"
    };

    private final List<String> programs;

    /** @param programs texts to change */
    private ChunkGenerator(List<String> programs) {
        this.programs = programs;
    }

    /** With the programs in {@code folder}. */
    static ChunkGenerator of(Path folder) throws IOException {
        List<String> programs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".lua"))
                    .sorted()
                    .toList()) {
                programs.add(Files.readString(file, ISO_8859_1));
            }
        }
        return new ChunkGenerator(programs);
    }

    String chunk(long seed) {
        Choice choice = new Choice(seed);
        return switch (choice.below(10)) {
            case 0 -> Choice.list(choice.below(40), "", () -> String.valueOf((char) choice.below(256)));
            case 1, 2, 3 -> Choice.list(1 + choice.below(15), choice.of(" ", " ", " ", ""), () -> choice.of(TOKENS));
            default -> changed(choice);
        };
    }

    private String changed(Choice choice) {
        List<String> lines = programs.get(choice.below(programs.size())).lines().toList();
        int from = choice.below(lines.size());
        int to = Math.min(lines.size(), from + 1 + choice.below(LINES));
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(String.join("\n", lines.subList(from, to)));
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        for (int changes = choice.below(4); changes > 0 && !tokens.isEmpty(); changes--) {
            change(tokens, choice);
        }
        return String.join("", tokens);
    }

    private static void change(List<String> tokens, Choice choice) {
        int at = choice.below(tokens.size());
        String token = tokens.get(at);
        switch (choice.below(7)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, token);
            case 2 -> tokens.set(at, " " + choice.of(TOKENS) + " ");
            case 3 -> tokens.add(at, " " + choice.of(TOKENS) + " ");
            case 4 -> tokens.set(at, tokens.set(choice.below(tokens.size()), token));
            case 5 -> tokens.set(at, token.substring(choice.below(token.length())));
            default -> tokens.set(at, token + (char) choice.below(256));
        }
    }
}
