package dev.flua.stdlib.io;

import com.oracle.truffle.api.TruffleSafepoint;
import dev.flua.language.context.Buffering;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.LuaString;
import dev.flua.stdlib.system.Errno;
import dev.flua.stdlib.system.SystemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * A sequence of bytes with a position, read and written through a buffer, as a {@code FILE} in C.
 *
 * <p>The buffer holds either bytes that were read ahead ({@code start..end} are still to be delivered) or bytes that are
 * still to be written ({@code 0..end}), never both; the first operation of the other kind brings buffer and device in step.
 * C demands a seek between reading and writing, here it is not needed.
 */
final class FileStream {
    /** From where an offset counts (C's {@code fseek}). */
    enum Whence {
        SET,
        CUR,
        END
    }

    private static final int DEFAULT_BUFFER_BYTES = 1 << 14;
    private static final int LARGEST_BUFFER_BYTES = 1 << 20;
    private static final int FIRST_READ_BYTES = 1 << 16;
    private static final byte[] NO_BUFFER = {};

    private final Device device;
    private final boolean readable;
    private final boolean writable;
    private byte[] buffer = NO_BUFFER; // made when it is needed, for many files are opened and only a few used
    private int bufferBytes = DEFAULT_BUFFER_BYTES;
    private int start;
    private int end;
    private boolean writing;
    private Buffering buffering;

    FileStream(Device device, boolean readable, boolean writable, Buffering buffering) {
        this.device = device;
        this.readable = readable;
        this.writable = writable;
        this.buffering = buffering;
    }

    /** The next byte, {@code 0..255}, which remains the next one; -1 at the end. */
    int peek() throws IOException {
        return start < end && !writing || fill() ? buffer[start] & 0xff : -1;
    }

    /** Leaves out the byte that {@link #peek} has returned. */
    void skip() {
        start++;
    }

    /**
     * The bytes up to the next newline, which is left out or kept at the end.
     *
     * @return null at the end of the file
     */
    LuaString readLine(boolean keepNewline) throws IOException {
        ByteArrayOutputStream beginning = null;
        while (true) {
            if ((start == end || writing) && !fill()) {
                return beginning == null ? null : LuaString.of(beginning.toByteArray());
            }
            int newline = newlineIn(buffer, start, end);
            if (newline < end && beginning == null) {
                LuaString line = LuaString.of(buffer, start, keepNewline ? newline + 1 : newline);
                start = newline + 1;
                return line;
            }
            TruffleSafepoint.poll(null);
            if (beginning == null) {
                beginning = new ByteArrayOutputStream(2 * (end - start));
            }
            if (beginning.size() > LuaString.MAX_LENGTH - buffer.length) {
                throw Allocation.failed();
            }
            Allocation.announce(beginning.size());
            int stop = newline < end && keepNewline ? newline + 1 : newline;
            beginning.write(buffer, start, stop - start);
            start = Math.min(newline + 1, end);
            if (newline < end) {
                return LuaString.of(beginning.toByteArray());
            }
        }
    }

    /** Where the first newline of {@code bytes[from..to)} is, {@code to} where there is none. */
    private static int newlineIn(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** All bytes up to the end. */
    LuaString readAll() throws IOException {
        return LuaString.of(readUpTo(Long.MAX_VALUE));
    }

    /**
     * At most {@code count} bytes, fewer only at the end of the file.
     *
     * @return null at the end of the file
     */
    LuaString readBytes(long count) throws IOException {
        if (count <= end - start && !writing) {
            LuaString result = LuaString.of(buffer, start, start + (int) count);
            start += (int) count;
            return result;
        }
        byte[] result = readUpTo(count);
        return result.length == 0 ? null : LuaString.of(result);
    }

    private byte[] readUpTo(long count) throws IOException {
        prepareReading();
        int limit = (int) Math.min(count, LuaString.MAX_LENGTH);
        byte[] result = new byte[Math.min(limit, Math.max(end - start, FIRST_READ_BYTES))];
        int size = Math.min(limit, end - start);
        System.arraycopy(buffer, start, result, 0, size);
        start += size;
        while (size < limit) {
            if (size == result.length) {
                int capacity = (int) Math.min(limit, 2L * size);
                Allocation.announce(capacity);
                result = Arrays.copyOf(result, capacity);
            }
            TruffleSafepoint.poll(null);
            int read = device.read(result, size, result.length);
            if (read <= 0) {
                break;
            }
            size += read;
        }
        return size == result.length ? result : Arrays.copyOf(result, size);
    }

    /** Reads ahead, once everything that was has been delivered; false at the end of the file. */
    private boolean fill() throws IOException {
        prepareReading();
        ensureBuffer();
        start = 0;
        end = 0;
        end = Math.max(0, device.read(buffer, 0, buffer.length));
        return end > 0;
    }

    private void prepareReading() throws IOException {
        if (!readable) {
            throw new SystemException(Errno.EBADF);
        }
        if (writing) {
            drain();
            writing = false;
        }
    }

    private void ensureBuffer() {
        if (buffer.length == 0) {
            buffer = new byte[bufferBytes];
        }
    }

    void write(LuaString string) throws IOException {
        write(string.bytes());
    }

    /** Writes all of {@code bytes}. */
    void write(byte[] bytes) throws IOException {
        if (!writing) {
            prepareWriting();
        }
        if (device.isBuffered()) {
            device.write(bytes, 0, bytes.length);
        } else if (buffering == Buffering.NO) {
            device.write(bytes, 0, bytes.length);
            device.flush();
        } else {
            append(bytes);
            if (buffering == Buffering.LINE && newlineIn(bytes, 0, bytes.length) < bytes.length) {
                flush();
            }
        }
    }

    private void append(byte[] bytes) throws IOException {
        ensureBuffer();
        if (bytes.length > buffer.length - end) {
            drain();
            if (bytes.length >= buffer.length) {
                device.write(bytes, 0, bytes.length);
                return;
            }
        }
        System.arraycopy(bytes, 0, buffer, end, bytes.length);
        end += bytes.length;
    }

    private void prepareWriting() throws IOException {
        if (!writable) {
            throw new SystemException(Errno.EBADF);
        }
        if (start < end) {
            device.setPosition(device.position() - (end - start));
        }
        start = 0;
        end = 0;
        writing = true;
    }

    /** Hands the buffered bytes to the device. Where that fails they are lost, or closing the file would fail again. */
    private void drain() throws IOException {
        int size = end;
        end = 0;
        if (size > 0) {
            device.write(buffer, 0, size);
        }
    }

    /** Writes what is buffered. */
    void flush() throws IOException {
        if (writing) {
            drain();
        }
        device.flush();
    }

    /**
     * Sets the position and returns it, counted in bytes from the beginning of the file.
     *
     * @throws IOException EINVAL if it would be negative, ESPIPE if the device has no position
     */
    long seek(Whence whence, long offset) throws IOException {
        if (writing) {
            drain();
        }
        long base =
                switch (whence) {
                    case SET -> 0;
                    case CUR -> device.position() - (writing ? 0 : end - start);
                    case END -> device.size();
                };
        long target = base + offset;
        if (target < 0) { // or beyond what a position can be
            device.position(); // a device without positions says so rather
            throw new SystemException(Errno.EINVAL);
        }
        if (whence != Whence.CUR || offset != 0) {
            device.setPosition(target);
            start = 0;
            end = 0;
            writing = false;
        }
        return target;
    }

    /** Sets when written bytes reach the device, and how many are collected at most. */
    void setBuffering(Buffering newBuffering, long size) throws IOException {
        flush();
        buffering = newBuffering;
        if (writing || start == end) {
            bufferBytes = Math.clamp(size, 1, LARGEST_BUFFER_BYTES);
            buffer = NO_BUFFER;
            start = 0;
            end = 0;
        }
        device.setBuffering(newBuffering);
    }

    /** Writes what is buffered and gives the device up, also where writing fails. */
    void close() throws IOException {
        try {
            flush();
        } finally {
            device.close();
        }
    }
}
