package dev.flua.stdlib.system;

import java.io.IOException;

/** A failure that flua itself notices and that has the number of a failure of the operating system. */
public final class SystemException extends IOException {
    private static final long serialVersionUID = 1;

    private final Errno errno;

    public SystemException(Errno errno) {
        super(errno.text());
        this.errno = errno;
    }

    public Errno errno() {
        return errno;
    }
}
