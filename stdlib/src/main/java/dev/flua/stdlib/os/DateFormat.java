package dev.flua.stdlib.os;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.LongWork;
import dev.flua.language.runtime.LuaString;

/** The conversions of C's {@code strftime} in the C locale. */
final class DateFormat {
    /** What may follow {@code %}: C99's conversions. */
    private static final String CONVERSIONS = "aAbBcCdDeFgGhHIjmMnprRStTuUVwWxXyYzZ%";

    /** Those that may follow {@code %E} and {@code %O}; alternative calendars and digits are the usual ones in this locale. */
    private static final String E_CONVERSIONS = "cCxXyY";

    private static final String O_CONVERSIONS = "deHImMSuUVwWy";

    private static final String[] DAYS = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };

    private static final int SHORT_NAME = 3;
    private static final int HALF_DAY_HOURS = 12;

    private final CalendarDate date;
    private final Node location;
    private final StringBuilder result = new StringBuilder();

    /** @param location of the function that formats */
    DateFormat(CalendarDate date, Node location) {
        this.location = location;
        this.date = date;
    }

    /** The length of the conversion specifier at {@code at}, behind the percent sign; 0 where there is none. */
    static int specifierLength(String format, int at) {
        if (at == format.length()) {
            return 0;
        }
        char c = format.charAt(at);
        if (CONVERSIONS.indexOf(c) >= 0) {
            return 1;
        }
        if (at + 1 == format.length()) {
            return 0;
        }
        char modified = format.charAt(at + 1);
        boolean known = (c == 'E' && E_CONVERSIONS.indexOf(modified) >= 0)
                || (c == 'O' && O_CONVERSIONS.indexOf(modified) >= 0);
        return known ? 2 : 0;
    }

    /**
     * The date in a format of which all specifiers are {@linkplain #specifierLength known}.
     */
    @TruffleBoundary
    String format(String format) {
        append(format);
        return result.toString();
    }

    private void append(String format) {
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i++);
            if (c != '%') {
                result.append(c);
            } else {
                i += specifierLength(format, i);
                convert(format.charAt(i - 1));
            }
            LongWork.round(i, location);
            Allocation.announce(result.length());
            if (result.length() > LuaString.MAX_LENGTH) {
                throw Allocation.failed();
            }
        }
    }

    private void convert(char conversion) {
        switch (conversion) {
            case 'c' -> append("%a %b %e %H:%M:%S %Y");
            case 'D', 'x' -> append("%m/%d/%y");
            case 'F' -> append("%Y-%m-%d");
            case 'r' -> append("%I:%M:%S %p");
            case 'R' -> append("%H:%M");
            case 'T', 'X' -> append("%H:%M:%S");
            case 'n' -> result.append('\n');
            case 't' -> result.append('\t');
            case '%' -> result.append('%');
            default -> convertField(conversion);
        }
    }

    private void convertField(char conversion) {
        switch (conversion) {
            case 'a' -> result.append(DAYS[date.weekday()], 0, SHORT_NAME);
            case 'A' -> result.append(DAYS[date.weekday()]);
            case 'b', 'h' -> result.append(MONTHS[date.month()], 0, SHORT_NAME);
            case 'B' -> result.append(MONTHS[date.month()]);
            case 'C' -> result.append(Math.floorDiv(date.year(), 100));
            case 'd' -> number(date.day(), 2, '0');
            case 'e' -> number(date.day(), 2, ' ');
            case 'g' -> number(Math.floorMod(date.isoYear(), 100), 2, '0');
            case 'G' -> result.append(date.isoYear());
            case 'H' -> number(date.hour(), 2, '0');
            case 'I' -> number(hourOfHalfDay(), 2, '0');
            case 'j' -> number(date.dayOfYear() + 1, 3, '0');
            case 'm' -> number(date.month() + 1, 2, '0');
            case 'M' -> number(date.minute(), 2, '0');
            case 'p' -> result.append(date.hour() < HALF_DAY_HOURS ? "AM" : "PM");
            case 'S' -> number(date.second(), 2, '0');
            case 'u' -> result.append(date.weekday() == 0 ? 7 : date.weekday());
            case 'U' -> number(date.weekFromSunday(), 2, '0');
            case 'V' -> number(date.isoWeek(), 2, '0');
            case 'w' -> result.append(date.weekday());
            case 'W' -> number(date.weekFromMonday(), 2, '0');
            case 'y' -> number(Math.floorMod(date.year(), 100), 2, '0');
            case 'Y' -> result.append(date.year());
            case 'z' -> offset();
            case 'Z' -> result.append(date.zoneName());
            default -> throw new IllegalArgumentException("conversion " + conversion);
        }
    }

    private int hourOfHalfDay() {
        int hour = date.hour() % HALF_DAY_HOURS;
        return hour == 0 ? HALF_DAY_HOURS : hour;
    }

    private void number(int value, int width, char padding) {
        String digits = Integer.toString(value);
        for (int i = digits.length(); i < width; i++) {
            result.append(padding);
        }
        result.append(digits);
    }

    private void offset() {
        int minutes = Math.abs(date.offset()) / 60;
        result.append(date.offset() < 0 ? '-' : '+');
        number(minutes / 60 * 100 + minutes % 60, 4, '0');
    }
}
