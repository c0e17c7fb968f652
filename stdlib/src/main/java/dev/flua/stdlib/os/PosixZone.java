package dev.flua.stdlib.os;

/**
 * A zone by the rules of a text as the variable {@code TZ} and the ends of zone files have it: {@code CET-1CEST,M3.5.0,M10.5.0/3}
 * (POSIX.1-2017, chapter 8.3). What is wrong in such a text is taken as the GNU C library takes it: what stands before the mistake
 * counts, and nonsense is UTC under the name that it begins with.
 */
final class PosixZone implements Zone {
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 60 * SECONDS_PER_MINUTE;
    private static final int DEFAULT_CHANGE_HOUR = 2;
    private static final int MIN_NAME_LENGTH = 3;
    private static final int LAST_DAY = 365;
    private static final int FIRST_DAY_OF_MARCH = 60;
    private static final int DAYS_PER_WEEK = 7;

    /** When the changes are if the text does not say: as in the USA. */
    private static final Change DEFAULT_START = new Change(3, 2, 0, DEFAULT_CHANGE_HOUR * SECONDS_PER_HOUR);

    private static final Change DEFAULT_END = new Change(11, 1, 0, DEFAULT_CHANGE_HOUR * SECONDS_PER_HOUR);

    private String standardName = "";
    private String summerName = "";
    private int standardOffset;
    private int summerOffset;
    private Change start = Change.NONE;
    private Change end = Change.NONE;

    /**
     * The day and time of a change.
     *
     * @param month 1 to 12; {@link #DAY_OF_YEAR} if {@code day} is counted from 0 in all days of the year, {@link #JULIAN_DAY} if
     *     it is counted from 1 without leap days
     * @param week 1 to 5, which is the last one
     * @param day 0 is Sunday
     * @param seconds from midnight by the clock that is to be changed
     */
    private record Change(int month, int week, int day, int seconds) {
        static final int DAY_OF_YEAR = 0;
        static final int JULIAN_DAY = -1;
        static final Change NONE = new Change(DAY_OF_YEAR, 0, 0, 0);

        /** Seconds from the beginning of a year. */
        long secondOfYear(int year) {
            return (long) dayOfYear(year) * Calendar.SECONDS_PER_DAY + seconds;
        }

        private int dayOfYear(int year) {
            if (month == DAY_OF_YEAR) {
                return day;
            }
            if (month == JULIAN_DAY) {
                return day >= FIRST_DAY_OF_MARCH && Calendar.isLeap(year) ? day : day - 1;
            }
            long newYear = Calendar.daysTo(year, 0);
            long first = Calendar.daysTo(year, month - 1);
            long next = month == 12 ? Calendar.daysTo(year + 1L, 0) : Calendar.daysTo(year, month);
            int dayOfMonth = Math.floorMod(day - Calendar.weekday(first), DAYS_PER_WEEK);
            for (int i = 1; i < week && dayOfMonth + DAYS_PER_WEEK < next - first; i++) {
                dayOfMonth += DAYS_PER_WEEK;
            }
            return (int) (first - newYear) + dayOfMonth;
        }
    }

    PosixZone(String text) {
        new Reader(text).read();
    }

    @Override
    public ClockTime at(long time) {
        long year = Calendar.yearAt(time);
        // The GNU C library knows no rules before 1970 and lets those of that year stand for them; years beyond an int
        // are refused
        // later.
        long newYear = year > 1970 ? Calendar.daysTo(year, 0) * Calendar.SECONDS_PER_DAY : 0;
        long summerStart = newYear + start.secondOfYear((int) year) - standardOffset;
        long summerEnd = newYear + end.secondOfYear((int) year) - summerOffset;
        boolean summer = summerStart > summerEnd
                ? time < summerEnd || time >= summerStart // in the south, around the new year
                : time >= summerStart && time < summerEnd;
        return summer
                ? new ClockTime(summerOffset, true, summerName)
                : new ClockTime(standardOffset, false, standardName);
    }

    /** Reads the text. */
    private final class Reader {
        private final String text;
        private int position;

        Reader(String text) {
            this.text = text;
        }

        void read() {
            String name = name();
            if (name == null) {
                return;
            }
            standardName = name;
            if (!isSign(peek()) && !isDigit(peek())) {
                return;
            }
            Integer offset = offset();
            if (offset == null) {
                return;
            }
            standardOffset = offset;
            if (atEnd()) {
                summerName = standardName;
                summerOffset = standardOffset;
                return;
            }
            name = name();
            if (name != null) {
                summerName = name;
                offset = offset();
                summerOffset = offset == null ? standardOffset + SECONDS_PER_HOUR : offset;
            }
            Change change = change(DEFAULT_START);
            if (change != null) {
                start = change;
                change = change(DEFAULT_END);
                end = change == null ? Change.NONE : change;
            }
        }

        private boolean atEnd() {
            return position == text.length();
        }

        /** The next character, 0 at the end. */
        private char peek() {
            return atEnd() ? '\0' : text.charAt(position);
        }

        private boolean skip(char c) {
            if (peek() != c || atEnd()) {
                return false;
            }
            position++;
            return true;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private static boolean isLetter(char c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        }

        private static boolean isSign(char c) {
            return c == '+' || c == '-';
        }

        /** Three letters or more; or more kinds of characters in angle brackets. Null if there is no name. */
        private String name() {
            int begin = position;
            while (isLetter(peek())) {
                position++;
            }
            if (position - begin >= MIN_NAME_LENGTH) {
                return text.substring(begin, position);
            }
            position = begin;
            if (!skip('<')) {
                return null;
            }
            while (isLetter(peek()) || isDigit(peek()) || isSign(peek())) {
                position++;
            }
            String name = text.substring(begin + 1, position);
            if (name.length() < MIN_NAME_LENGTH || !skip('>')) {
                position = begin;
                return null;
            }
            return name;
        }

        /** Seconds east of Greenwich, for the text counts them to the west; null if there is no number. */
        private Integer offset() {
            boolean east = peek() == '-';
            if (isSign(peek())) {
                position++;
            }
            int[] time = time(-1);
            if (time[0] < 0) {
                return null;
            }
            int seconds = Math.min(time[0], 24) * SECONDS_PER_HOUR
                    + Math.min(time[1], 59) * SECONDS_PER_MINUTE
                    + Math.min(time[2], 59);
            return east ? seconds : -seconds;
        }

        /** Hours, minutes and seconds, the latter two 0 if they are missing. */
        private int[] time(int missingHour) {
            int[] time = {missingHour, 0, 0};
            for (int i = 0; i < time.length; i++) {
                int begin = position;
                if (i > 0 && !skip(':')) {
                    break;
                }
                int number = number();
                if (number < 0) {
                    position = begin;
                    break;
                }
                time[i] = number;
            }
            return time;
        }

        /** A number as an {@code unsigned short}; -1 if there is none. */
        private int number() {
            int begin = position;
            long value = 0;
            while (isDigit(peek())) {
                value = Math.min(value * 10 + (peek() - '0'), Integer.MAX_VALUE);
                position++;
            }
            return position == begin ? -1 : (int) (value & 0xffff);
        }

        /** A change after a comma; {@code missing} at the end of the text, null if it is none. */
        private Change change(Change missing) {
            int begin = position;
            skip(',');
            if (atEnd()) {
                return missing;
            }
            Change day = day();
            if (day == null || !atEnd() && peek() != '/' && peek() != ',') {
                position = begin;
                return null;
            }
            int seconds = DEFAULT_CHANGE_HOUR * SECONDS_PER_HOUR;
            if (skip('/')) {
                if (atEnd()) {
                    position = begin;
                    return null;
                }
                boolean negative = skip('-');
                int[] time = time(DEFAULT_CHANGE_HOUR);
                seconds = time[0] * SECONDS_PER_HOUR + time[1] * SECONDS_PER_MINUTE + time[2];
                seconds = negative ? -seconds : seconds;
            }
            return new Change(day.month(), day.week(), day.day(), seconds);
        }

        private Change day() {
            if (skip('M')) {
                int month = number();
                int week = skip('.') ? number() : -1;
                int day = skip('.') ? number() : -1;
                boolean valid = month >= 1 && month <= 12 && week >= 1 && week <= 5 && day >= 0 && day < DAYS_PER_WEEK;
                return valid ? new Change(month, week, day, 0) : null;
            }
            boolean julian = skip('J');
            int day = number();
            boolean valid = day >= (julian ? 1 : 0) && day <= LAST_DAY;
            return valid ? new Change(julian ? Change.JULIAN_DAY : Change.DAY_OF_YEAR, 0, day, 0) : null;
        }
    }
}
