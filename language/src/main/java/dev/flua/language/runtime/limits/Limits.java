package dev.flua.language.runtime.limits;

/**
 * What a program may use up; 0 where there is no limit.
 *
 * @param time nanoseconds that its code may run, all calls from the host together
 * @param memory bytes that its values may take
 * @param output bytes that it may write to the standard streams
 */
public record Limits(long time, long memory, long output) {
    /** Whether there is any limit. */
    boolean exist() {
        return time > 0 || memory > 0 || output > 0;
    }
}
