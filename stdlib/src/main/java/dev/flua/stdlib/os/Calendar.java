package dev.flua.stdlib.os;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Conversions between points in time and dates, as C's {@code gmtime}, {@code localtime} and {@code mktime} make them: years
 * reach as far as an {@code int} does, which is beyond {@code java.time}.
 */
final class Calendar {
    static final int SECONDS_PER_DAY = 24 * 60 * 60;

    private static final int SECONDS_PER_HOUR = 60 * 60;
    private static final int DAYS_PER_ERA = 146_097; // the calendar repeats after 400 years
    private static final int YEARS_PER_ERA = 400;
    private static final int DAYS_BEFORE_EPOCH = 719_468; // from 0000-03-01, with which an era begins, to 1970-01-01
    private static final int EPOCH_WEEKDAY = 4; // a Thursday
    private static final int DAYS_PER_WEEK = 7;

    /** The end of the year 9999; where time is further from 1970, the offset of another time is used. */
    private static final long FAR = 253_402_300_799L;

    private static final long SECONDS_PER_ERA = (long) DAYS_PER_ERA * SECONDS_PER_DAY;

    /** How far from a date a time of the other kind (summer or not) is looked for, and in which steps: as glibc does. */
    private static final long SEARCH_SECONDS = 268_828_200;

    private static final long SEARCH_STEP = 601_200;

    private final ZoneRules rules;

    Calendar(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /** The date at a point in time, in seconds since 1970; null where the year is too large. */
    CalendarDate dateAt(long time) {
        int offset = offsetAt(time);
        return date(time, offset, isSummerTime(time));
    }

    private static CalendarDate date(long time, int offset, boolean summerTime) {
        long days = Math.floorDiv(time, SECONDS_PER_DAY);
        long secondOfDay = (long) Math.floorMod(time, SECONDS_PER_DAY) + offset;
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
                second % 60,
                Math.floorMod(days + EPOCH_WEEKDAY, DAYS_PER_WEEK),
                (int) (days - daysTo(year, 0)),
                summerTime,
                offset);
    }

    /** Days from 1970-01-01 to the first day of a month, counted from 0. */
    private static long daysTo(long year, int month) {
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
     */
    long timeOf(long year, long month, long day, long hour, long minute, long second, Boolean summerTime) {
        long months = year * 12 + month;
        long days = daysTo(Math.floorDiv(months, 12), Math.floorMod(months, 12)) + day - 1;
        long local = days * SECONDS_PER_DAY + hour * SECONDS_PER_HOUR + minute * 60 + second;
        LocalDateTime date = LocalDateTime.ofEpochSecond(near(local), 0, ZoneOffset.UTC);
        ZoneOffsetTransition change = rules.getTransition(date);
        if (change != null) {
            return local - offsetAround(change, summerTime);
        }
        long time = local - rules.getOffset(date).getTotalSeconds();
        if (summerTime == null || isSummerTime(time) == summerTime) {
            return time;
        }
        return local - otherOffset(time, summerTime);
    }

    /** The offset before or after a change, for a local time that occurs twice or not at all because of it. */
    private int offsetAround(ZoneOffsetTransition change, Boolean summerTime) {
        boolean after = summerTime != null
                && isSummerTime(change.toEpochSecond() - 1) != summerTime
                && isSummerTime(change.toEpochSecond()) == summerTime;
        ZoneOffset offset = after ? change.getOffsetAfter() : change.getOffsetBefore();
        return offset.getTotalSeconds();
    }

    /** The offset of summer time or the other one, as it is at the nearest time that has it. */
    private int otherOffset(long time, boolean summerTime) {
        for (long distance = SEARCH_STEP; distance < SEARCH_SECONDS; distance += SEARCH_STEP) {
            if (isSummerTime(time - distance) == summerTime) {
                return offsetAt(time - distance);
            }
            if (isSummerTime(time + distance) == summerTime) {
                return offsetAt(time + distance);
            }
        }
        return offsetAt(time) + (summerTime ? SECONDS_PER_HOUR : -SECONDS_PER_HOUR);
    }

    private int offsetAt(long time) {
        return rules.getOffset(instant(time)).getTotalSeconds();
    }

    private boolean isSummerTime(long time) {
        return rules.isDaylightSavings(instant(time));
    }

    private static Instant instant(long time) {
        return Instant.ofEpochSecond(near(time));
    }

    /** A time that has the same offset and is within reach of {@code java.time}. */
    private static long near(long time) {
        if (time > FAR) {
            return Math.floorMod(time, SECONDS_PER_ERA); // the same day of the week in the same year of an era
        }
        return Math.max(time, -FAR);
    }
}
