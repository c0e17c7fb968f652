package dev.flua.stdlib.os;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.TimeZone;

/** A zone by Java's rules, where the system's are not to be had. */
final class JavaZone implements Zone {
    /** The end of the year 9999; {@code java.time} ends a little later, and times beyond are taken to earlier years. */
    private static final long FAR = 253_402_300_799L;

    private final ZoneId zone;
    private final ZoneRules rules;

    JavaZone(ZoneId zone) {
        this.zone = zone;
        rules = zone.getRules();
    }

    @Override
    public ClockTime at(long time) {
        // After 400 years the same days of the week are in the same years.
        long near = time > FAR ? Math.floorMod(time, Calendar.SECONDS_PER_ERA) : Math.max(time, -FAR);
        Instant instant = Instant.ofEpochSecond(near);
        boolean summerTime = rules.isDaylightSavings(instant);
        String name = TimeZone.getTimeZone(zone).getDisplayName(summerTime, TimeZone.SHORT, Locale.ENGLISH);
        return new ClockTime(rules.getOffset(instant).getTotalSeconds(), summerTime, name);
    }
}
