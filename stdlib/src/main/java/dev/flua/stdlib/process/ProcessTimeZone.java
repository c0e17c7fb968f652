package dev.flua.stdlib.process;

import dev.flua.language.runtime.SystemText;

/** The time zone that a C program would have in this process, for the option {@code lua.TimeZone}. */
public final class ProcessTimeZone {
    private static final String VARIABLE = "TZ";
    private static final String OF_SYSTEM = ":/etc/localtime";
    private static final String UNIVERSAL = ":";

    private ProcessTimeZone() {}

    /** The value of the option. */
    public static String option() {
        String zone = System.getenv(VARIABLE);
        if (zone == null) {
            return OF_SYSTEM;
        }
        return zone.isEmpty() ? UNIVERSAL : SystemText.toSourceText(zone);
    }
}
