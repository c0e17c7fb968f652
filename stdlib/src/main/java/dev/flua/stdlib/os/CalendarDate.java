package dev.flua.stdlib.os;

/**
 * A date, as C's {@code struct tm}.
 *
 * @param year not counted from 1900
 * @param month counted from 0
 * @param day of the month, counted from 1
 * @param weekday 0 is Sunday
 * @param dayOfYear counted from 0
 * @param offset of local time, in seconds east of Greenwich
 * @param zoneName for {@code %Z}
 */
record CalendarDate(
        long year,
        int month,
        int day,
        int hour,
        int minute,
        int second,
        int weekday,
        int dayOfYear,
        boolean summerTime,
        int offset,
        String zoneName) {

    /** {@code tm_year} counts from here, and its type {@code int} is what limits years. */
    static final int BASE_YEAR = 1900;

    private static final int DAYS_PER_WEEK = 7;

    /** The year to which the week belongs by ISO 8601, which is the year that its Thursday is in. */
    long isoYear() {
        int thursday = thursday();
        if (thursday < 0) {
            return year - 1;
        }
        return thursday >= daysIn(year) ? year + 1 : year;
    }

    /** The number of the week by ISO 8601: 1 to 53. */
    int isoWeek() {
        int thursday = thursday();
        if (thursday < 0) {
            thursday += daysIn(year - 1);
        } else if (thursday >= daysIn(year)) {
            thursday -= daysIn(year);
        }
        return thursday / DAYS_PER_WEEK + 1;
    }

    /** The day of the year on which the Thursday of this week falls, perhaps before or after the year. */
    private int thursday() {
        return dayOfYear - (weekday + 6) % DAYS_PER_WEEK + 3;
    }

    /** Number of the week, 0 to 53, where weeks begin on Sunday and days before the first one are in week 0. */
    int weekFromSunday() {
        return (dayOfYear + DAYS_PER_WEEK - weekday) / DAYS_PER_WEEK;
    }

    /** The same, where weeks begin on Monday. */
    int weekFromMonday() {
        return (dayOfYear + DAYS_PER_WEEK - (weekday + 6) % DAYS_PER_WEEK) / DAYS_PER_WEEK;
    }

    private static int daysIn(long year) {
        return Calendar.isLeap(year) ? 366 : 365;
    }
}
