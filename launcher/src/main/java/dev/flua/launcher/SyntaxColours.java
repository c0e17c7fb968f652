package dev.flua.launcher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.shadowed.org.jline.reader.Highlighter;
import org.graalvm.shadowed.org.jline.reader.LineReader;
import org.graalvm.shadowed.org.jline.utils.AttributedString;
import org.graalvm.shadowed.org.jline.utils.AttributedStringBuilder;
import org.graalvm.shadowed.org.jline.utils.AttributedStyle;

/** The colours of Lua that is typed or shown: comments and addresses, strings, numbers, keywords and commands. */
final class SyntaxColours implements Highlighter {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<comment>--(?:\\[(?<level>=*)\\[(?s:.*?)(?:]\\k<level>]|\\z)|.*))|(?<string>\"(?:[^\"\\\\\n"
                + "]|\\\\(?s:.))*+\"?|'(?:[^'\\\\\n"
                + "]|\\\\(?s:.))*+'?"
                + "|\\[(?<equals>=*)\\[(?s:.*?)(?:]\\k<equals>]|\\z))|(?<address>\\b(?:function|table|thread|userdata):"
                + " 0x\\p{XDigit}+)"
                + "|(?<number>\\b(?:0[xX][0-9a-fA-F.]+(?:[pP][+-]?\\d+)?|\\d[\\d.]*(?:[eE][+-]?\\d+)?))"
                + "|(?<keyword>^\\.[A-Za-z]+|\\b(?:and|break|do|else|elseif|end|false|for|function|goto|if|in|local|nil|not|or"
                + "|repeat|return|then|true|until|while)\\b)");

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        AttributedStringBuilder text = new AttributedStringBuilder();
        Matcher matcher = TOKEN.matcher(line);
        int end = 0;
        while (matcher.find()) {
            text.append(line.substring(end, matcher.start()));
            text.styled(style(matcher), matcher.group());
            end = matcher.end();
        }
        return text.append(line.substring(end)).toAttributedString();
    }

    private static AttributedStyle style(Matcher token) {
        if (token.group("comment") != null || token.group("address") != null) {
            return AttributedStyle.DEFAULT.faint();
        }
        if (token.group("string") != null) {
            return AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
        }
        if (token.group("number") != null) {
            return AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
        }
        return AttributedStyle.BOLD;
    }

    @Override
    public void setErrorPattern(Pattern pattern) {
        // Errors are the parser's to find.
    }

    @Override
    public void setErrorIndex(int index) {
        // The same.
    }
}
