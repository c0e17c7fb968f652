package dev.flua.stdlib.io;

import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** The mode string of {@code io.open}: {@code r}, {@code w} or {@code a}, then perhaps {@code +}, then perhaps {@code b}. */
enum OpenMode {
    READ("r", StandardOpenOption.READ),
    WRITE("w", StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING),
    APPEND("a", StandardOpenOption.APPEND, StandardOpenOption.CREATE),
    READ_UPDATE("r+", StandardOpenOption.READ, StandardOpenOption.WRITE),
    WRITE_UPDATE(
            "w+",
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING),
    // Java channels do not combine READ and APPEND: the device looks for the end before it writes.
    APPEND_UPDATE("a+", StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);

    private final String text;
    private final Set<OpenOption> options;

    OpenMode(String text, OpenOption... options) {
        this.text = text;
        this.options = Set.of(options);
    }

    /** The mode that {@code text} means, null where it means none. */
    static OpenMode parse(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 'b') { // the reference accepts any number of them
            end--;
        }
        String plain = text.substring(0, end);
        for (OpenMode mode : values()) {
            if (mode.text.equals(plain)) {
                return mode;
            }
        }
        return null;
    }

    /** How a channel of this mode is opened. */
    Set<OpenOption> options() {
        return options;
    }

    boolean isReadable() {
        return options.contains(StandardOpenOption.READ);
    }

    boolean isWritable() {
        return this != READ;
    }
}
