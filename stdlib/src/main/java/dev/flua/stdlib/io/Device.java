package dev.flua.stdlib.io;

import dev.flua.language.context.Buffering;
import dev.flua.stdlib.system.Errno;
import dev.flua.stdlib.system.SystemException;
import java.io.IOException;

/** Where the bytes of a {@link FileStream} come from and go to. What a device cannot do fails as it does in the system. */
interface Device {
    /** Reads at least one byte into {@code target[from..to)}; returns how many were read, or less than 1 at the end. */
    default int read(byte[] target, int from, int to) throws IOException {
        throw new SystemException(Errno.EBADF);
    }

    /** Writes all of {@code source[from..to)}. */
    default void write(byte[] source, int from, int to) throws IOException {
        throw new SystemException(Errno.EBADF);
    }

    /** Whether {@link #write} collects bytes by itself as {@link #setBuffering} says. */
    default boolean isBuffered() {
        return false;
    }

    /** For devices that are {@linkplain #isBuffered buffered}. */
    @SuppressWarnings("unused")
    default void setBuffering(Buffering buffering) throws IOException {}

    default void flush() throws IOException {}

    /** The position in bytes, counted from 0, at which the next operation begins. */
    default long position() throws IOException {
        throw new SystemException(Errno.ESPIPE);
    }

    default void setPosition(@SuppressWarnings("unused") long position) throws IOException {
        throw new SystemException(Errno.ESPIPE);
    }

    /** The size in bytes. */
    default long size() throws IOException {
        throw new SystemException(Errno.ESPIPE);
    }

    default void close() throws IOException {}
}
