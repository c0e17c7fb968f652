package dev.flua.launcher.compile;

import java.util.List;
import org.graalvm.nativeimage.ImageInfo;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** What ends a process from outside: its shutdown hooks run then. The JVM sees to that by itself, a native image does not. */
final class Termination {
    private static final List<String> SIGNALS = List.of("HUP", "INT", "TERM");
    /** What a shell adds to the number of the signal that has ended a process. */
    private static final int BY_SIGNAL = 128;

    private Termination() {}

    /** From now on shutdown hooks run. What the process was started to ignore it goes on ignoring. */
    static void runHooks() {
        if (ImageInfo.inImageRuntimeCode()) {
            for (String name : SIGNALS) {
                Signal signal = new Signal(name);
                SignalHandler before = Signal.handle(signal, received -> System.exit(BY_SIGNAL + received.getNumber()));
                if (before == SignalHandler.SIG_IGN) {
                    Signal.handle(signal, before);
                }
            }
        }
    }
}
