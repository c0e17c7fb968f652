package dev.flua.language.runtime.limits;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.options.OptionType;

/** The texts of options that set limits. 0 stands for no limit. */
public final class LimitOption {
    /** Bytes: a number with one of the units B, KB, MB, GB, which are powers of 1024. */
    public static final OptionType<Long> BYTES = new OptionType<>("bytes", LimitOption::bytes);

    /** Nanoseconds: a number with one of the units ms, s, m, h. */
    public static final OptionType<Long> DURATION = new OptionType<>("duration", LimitOption::nanoseconds);

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,12})([a-zA-Z]+)");

    private LimitOption() {}

    private static Long bytes(String text) {
        Matcher amount = amount(text, "64MB; units are B, KB, MB and GB");
        long number = Long.parseLong(amount.group(1));
        return switch (amount.group(2).toUpperCase(Locale.ROOT)) {
            case "B" -> number;
            case "KB" -> number << 10;
            case "MB" -> number << 20;
            case "GB" -> number << 30;
            default -> throw new IllegalArgumentException("unknown unit in '" + text + "': B, KB, MB and GB are known");
        };
    }

    private static Long nanoseconds(String text) {
        Matcher amount = amount(text, "500ms; units are ms, s, m and h");
        TimeUnit unit =
                switch (amount.group(2)) {
                    case "ms" -> TimeUnit.MILLISECONDS;
                    case "s" -> TimeUnit.SECONDS;
                    case "m" -> TimeUnit.MINUTES;
                    case "h" -> TimeUnit.HOURS;
                    default ->
                        throw new IllegalArgumentException("unknown unit in '" + text + "': ms, s, m and h are known");
                };
        return unit.toNanos(Long.parseLong(amount.group(1)));
    }

    private static Matcher amount(String text, String example) {
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a number with a unit, such as " + example);
        }
        return matcher;
    }
}
