package dev.flua.language.runtime.limits;

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
    /** Whether there is any limit. */
    boolean exist() {
        return time > 0 || memory > 0 || output > 0 || arePerCall();
    }

    /** Whether calls are limited each. */
    boolean arePerCall() {
        return callTime > 0 || callMemory > 0 || callStatements > 0;
    }
}
