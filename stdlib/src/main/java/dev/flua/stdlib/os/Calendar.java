package dev.flua.stdlib.os;

/**
 * Conversions between points in time and dates, as C's {@code gmtime}, {@code localtime} and {@code mktime} make them: years
 * reach as far as an {@code int} does.
 */
final class Calendar {
    static final int SECONDS_PER_DAY = 24 * 60 * 60;

    private static final int SECONDS_PER_HOUR = 60 * 60;
    private static final int DAYS_PER_ERA = 146_097; // the calendar repeats after 400 years
    private static final int YEARS_PER_ERA = 400;
    private static final int DAYS_BEFORE_EPOCH = 719_468; // from 0000-03-01, with which an era begins, to 1970-01-01
    private static final int EPOCH_YEAR = 1970;
    private static final int EPOCH_WEEKDAY = 4; // a Thursday
    private static final int DAYS_PER_WEEK = 7;

    static final long SECONDS_PER_ERA = (long) DAYS_PER_ERA * SECONDS_PER_DAY;

    /** How far from a date a time of the other kind (summer or not) is looked for, and in which steps: as glibc does. */
    private static final long SEARCH_SECONDS = 229_222_804;

    private static final long SEARCH_STEP = 601_200;

    /** No time that clocks can show, far outside the years of a date. */
    static final long NO_TIME = Long.MIN_VALUE;

    /** How often {@link #timeOf} looks at where clocks are before it gives up, as glibc does. */
    private static final int PROBES = 6;

    private final Zone zone;

    /** From local time to time, as {@link #timeOf} found it last: it decides about hours that come twice. */
    private long lastShift;

    Calendar(Zone zone) {
        this.zone = zone;
    }

    /** The date at a point in time, in seconds since 1970; null where the year is too large. */
    CalendarDate dateAt(long time) {
        Zone.ClockTime clock = zone.at(time);
        long days = Math.floorDiv(time, SECONDS_PER_DAY);
        long secondOfDay = (long) Math.floorMod(time, SECONDS_PER_DAY) + clock.shift();
        days += Math.floorDiv(secondOfDay, SECONDS_PER_DAY);
        int second = Math.floorMod(secondOfDay, SECONDS_PER_DAY);

        // Eras begin in March, so that a leap day is the last day of a year.
        long era = Math.floorDiv(days + DAYS_BEFORE_EPOCH, DAYS_PER_ERA);
        int dayOfEra = Math.floorMod(days + DAYS_BEFORE_EPOCH, DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int month = (monthFromMarch + 2) % 12;
        long year = era * YEARS_PER_ERA + yearOfEra + (month < 2 ? 1 : 0);
        if (year - CalendarDate.BASE_YEAR != (int) (year - CalendarDate.BASE_YEAR)) {
            return null;
        }
        return new CalendarDate(
                year,
                month,
                dayOfYear - (153 * monthFromMarch + 2) / 5 + 1,
                second / SECONDS_PER_HOUR,
                second / 60 % 60,
                second % 60 + clock.insertedSeconds(),
                weekday(days),
                (int) (days - daysTo(year, 0)),
                clock.summerTime(),
                clock.offset(),
                clock.name());
    }

    /** Days from 1970-01-01 to the first day of a month, counted from 0. */
    static long daysTo(long year, int month) {
        long marchYear = month < 2 ? year - 1 : year;
        long era = Math.floorDiv(marchYear, YEARS_PER_ERA);
        int yearOfEra = Math.floorMod(marchYear, YEARS_PER_ERA);
        int dayOfYear = (153 * ((month + 10) % 12) + 2) / 5;
        return era * DAYS_PER_ERA + yearOfEra * 365L + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - DAYS_BEFORE_EPOCH;
    }

    /**
     * The point in time of a local date, the fields of which may have any values.
     *
     * @param month counted from 0
     * @param summerTime whether the date is meant in summer time; null where the zone's rules decide
     * @return the time, or {@link #NO_TIME}
     */
    long timeOf(long year, long month, long day, long hour, long minute, long second, Boolean summerTime) {
        long months = year * 12 + month;
        long days = daysTo(Math.floorDiv(months, 12), Math.floorMod(months, 12)) + day - 1;
        // Seconds beyond a minute are added in the end: they are no clock's.
        long clockSecond = Math.clamp(second, 0, 59);
        long local = days * SECONDS_PER_DAY + hour * SECONDS_PER_HOUR + minute * 60 + clockSecond;
        long time = find(local, summerTime);
        if (time == NO_TIME) {
            return NO_TIME;
        }
        lastShift = time - local;
        return time - clockSecond + second;
    }

    /**
     * The time at which clocks show {@code local}. Where there is none, because the clocks are put forward there, it is one that is
     * as far away as the clocks are put; where there are two it is the one that is nearer by the last result ({@code mktime} of
     * glibc).
     */
    private long find(long local, Boolean summerTime) {
        long time = local + lastShift;
        long previous = time;
        long beforeThat = time;
        boolean previousSummer = false;
        for (int i = 0; i < PROBES; i++) {
            Zone.ClockTime clock = zone.at(time);
            boolean summer = clock.summerTime();
            long error = local - (time + clock.shift());
            if (error == 0) {
                return summerTime == null || summerTime == summer ? time : otherTime(local, time, summerTime);
            }
            boolean oscillates = time == beforeThat && time != previous;
            if (oscillates && (summerTime == null ? !previousSummer || summer : summerTime != summer)) {
                return time;
            }
            beforeThat = previous;
            previous = time;
            previousSummer = summer;
            time += error;
        }
        return NO_TIME;
    }

    /** The time by the clocks of summer time or the other ones, as they go at the nearest time that has them. */
    private long otherTime(long local, long time, boolean summerTime) {
        for (long distance = SEARCH_STEP; distance < SEARCH_SECONDS; distance += SEARCH_STEP) {
            for (long other : new long[] {time - distance, time + distance}) {
                Zone.ClockTime clock = zone.at(other);
                if (clock.summerTime() == summerTime) {
                    return local - clock.shift();
                }
            }
        }
        return time + (summerTime ? -SECONDS_PER_HOUR : SECONDS_PER_HOUR);
    }

    /** The year of a point in time in UTC. */
    static long yearAt(long time) {
        long days = Math.floorDiv(time, SECONDS_PER_DAY);
        long year = EPOCH_YEAR + Math.floorDiv(days * YEARS_PER_ERA, DAYS_PER_ERA);
        while (daysTo(year, 0) > days) {
            year--;
        }
        while (daysTo(year + 1, 0) <= days) {
            year++;
        }
        return year;
    }

    static boolean isLeap(long year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** The day of the week, 0 is Sunday, of a day counted from 1970-01-01. */
    static int weekday(long days) {
        return Math.floorMod(days + EPOCH_WEEKDAY, DAYS_PER_WEEK);
    }
}
