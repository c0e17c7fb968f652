package dev.flua.capi;

import dev.flua.stdlib.basic.Collector;

/** {@code lua_gc}. */
final class Collections {
    private static final int STOP = 0;
    private static final int RESTART = 1;
    private static final int COLLECT = 2;
    private static final int COUNT = 3;
    private static final int COUNT_BYTES = 4;
    private static final int STEP = 5;
    private static final int SET_PAUSE = 6;
    private static final int SET_STEP_MULTIPLIER = 7;
    private static final int IS_RUNNING = 9;
    private static final int GENERATIONAL = 10;
    private static final int INCREMENTAL = 11;

    private static final int BYTES_PER_KILOBYTE = 1024;

    private Collections() {}

    /** Does what one of the LUA_GC constants stands for. */
    static long control(NativeThread thread, long what, long first, long second) {
        Collector collector = Collector.of(thread.program().context());
        if (thread.program().context().finalizers().isRunning()) {
            return -1;
        }
        return switch ((int) what) {
            case STOP -> collector.setRunning(false);
            case RESTART -> collector.setRunning(true);
            case COLLECT -> {
                collector.collect();
                yield 0;
            }
            case COUNT -> (long) collector.kilobytes();
            case COUNT_BYTES -> (long) (collector.kilobytes() * BYTES_PER_KILOBYTE) % BYTES_PER_KILOBYTE;
            case STEP -> collector.step(first) ? 1 : 0;
            case SET_PAUSE -> collector.setPause(first);
            case SET_STEP_MULTIPLIER -> collector.setStepMultiplier(first);
            case IS_RUNNING -> collector.isRunning() ? 1 : 0;
            case GENERATIONAL -> number(collector.setMode(Collector.Mode.GENERATIONAL));
            case INCREMENTAL -> number(collector.setMode(Collector.Mode.INCREMENTAL));
            default -> -1;
        };
    }

    private static long number(Collector.Mode mode) {
        return mode == Collector.Mode.GENERATIONAL ? GENERATIONAL : INCREMENTAL;
    }
}
