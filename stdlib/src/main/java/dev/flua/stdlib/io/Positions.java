package dev.flua.stdlib.io;

import dev.flua.stdlib.system.Errno;
import dev.flua.stdlib.system.SystemException;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** Knows the file that is behind a stream, if it is one. */
@FunctionalInterface
interface Positions {
    /** Those of a pipe. */
    Positions NONE = () -> {
        throw new SystemException(Errno.ESPIPE);
    };

    FileChannel get() throws IOException;
}
