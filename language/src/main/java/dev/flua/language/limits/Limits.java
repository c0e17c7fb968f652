package dev.flua.language.limits;

import dev.flua.language.LuaOptions;
import org.graalvm.options.OptionValues;

/**
 * What a program may use up; 0 where there is no limit.
 *
 * @param time nanoseconds that its code may run, all calls from the host together
 * @param memory bytes that its values may take
 * @param output bytes that it may write to the standard streams
 * @param callTime nanoseconds that one call from the host may take
 * @param callMemory bytes that one call may allocate
 * @param callStatements that one call may execute
 */
public record Limits(long time, long memory, long output, long callTime, long callMemory, long callStatements) {
    /** The limits that an embedder has set; null where there are none. */
    public static Limits of(OptionValues options) {
        Limits limits = new Limits(
                options.get(LuaOptions.MaxTime),
                options.get(LuaOptions.MaxMemory),
                options.get(LuaOptions.MaxOutput),
                options.get(LuaOptions.MaxCallTime),
                options.get(LuaOptions.MaxCallMemory),
                options.get(LuaOptions.MaxCallStatements));
        boolean ofAll = limits.time != 0 || limits.memory != 0 || limits.output != 0;
        return ofAll || limits.isPerCall() ? limits : null;
    }

    /** Whether calls are limited each. */
    boolean isPerCall() {
        return callTime != 0 || callMemory != 0 || callStatements != 0;
    }
}
