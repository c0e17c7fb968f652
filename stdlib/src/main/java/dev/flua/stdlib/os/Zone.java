package dev.flua.stdlib.os;

/** A time zone: what clocks show, and when. */
@FunctionalInterface
interface Zone {
    /** What {@code os.date} means with {@code !}. */
    Zone UNIVERSAL = _ -> new ClockTime(0, false, "GMT");

    /** How the clocks go at a point in time, in seconds since 1970. */
    ClockTime at(long time);

    /**
     * How clocks go at a point in time.
     *
     * @param offset seconds east of Greenwich
     * @param summerTime whether that is daylight saving time
     * @param name the abbreviation for {@code %Z}
     * @param leapSeconds how many leap seconds have been, in a zone that counts them in the time
     * @param insertedSeconds how many leap seconds are just being inserted: the clock shows 60
     */
    record ClockTime(int offset, boolean summerTime, String name, int leapSeconds, int insertedSeconds) {
        ClockTime(int offset, boolean summerTime, String name) {
            this(offset, summerTime, name, 0, 0);
        }

        /** Seconds from the time to what the clock shows. */
        int shift() {
            return offset - leapSeconds;
        }
    }
}
