package dev.flua.capi;

import com.oracle.truffle.api.TruffleOptions;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The functions of {@code entry.c} that Java calls. The Java virtual machine has them through {@code java.lang.foreign}, a native
 * image through its own interface to C.
 */
interface Downcalls {
    /**
     * Loads our library and starts it.
     *
     * @throws IOException if it cannot be loaded, or is not of this version
     */
    static Downcalls load(Path file) throws IOException {
        return TruffleOptions.AOT ? ImageDowncalls.load(file) : ForeignDowncalls.load(file);
    }

    /**
     * {@code flua_call}.
     *
     * @param stackLimit the lowest address of the stack that Java code may use, 0 where it is the thread's own
     */
    long call(long state, long function, long continuation, long status, long context, long stackLimit);

    /** {@code flua_hook}. */
    long hook(long state, long hook, long activation, long stackLimit);

    /** {@code flua_warn}. */
    void warn(long function, long data, long message, long toBeContinued);

    /** {@code flua_open}. */
    long open(long file, long global, long message, long messageBytes);

    /** {@code flua_symbol}. */
    long symbol(long library, long name, long message, long messageBytes);

    /** {@code flua_flush}. */
    void flush();

    /** {@code flua_stream}. */
    long stream(long descriptor);

    /** Looks whether the library, which has answered this when it was started, knows the same operations. */
    static void requireVersion(long operations) throws IOException {
        if (operations != Operation.COUNT) {
            throw new IOException("libflua-capi.so is not of this version");
        }
    }
}
