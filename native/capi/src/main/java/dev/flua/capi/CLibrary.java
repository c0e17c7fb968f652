package dev.flua.capi;

import dev.flua.language.runtime.text.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Our library written in C, which has the functions of the C API. There is one for the whole process, as modules find it by the
 * names of its functions; it keeps nothing of a program's. It is loaded with this class, in a native image too (native-image.properties).
 */
final class CLibrary {
    private static final String FILE = "libflua-capi.so";
    private static final int MESSAGE_BYTES = 1024;

    /** Null if there is an obstacle. */
    private static final Downcalls DOWNCALLS;

    /** Why there is no library, null if there is one. */
    private static final String OBSTACLE;

    static {
        Downcalls downcalls = null;
        String obstacle = null;
        try {
            downcalls = load();
        } catch (IOException | IllegalCallerException | IllegalArgumentException | UnsupportedOperationException e) {
            obstacle = e.getMessage();
        }
        DOWNCALLS = downcalls;
        OBSTACLE = obstacle;
    }

    private CLibrary() {}

    private static Downcalls load() throws IOException {
        Path folder = Files.createTempDirectory("flua-capi");
        Path file = folder.resolve(FILE);
        try (InputStream resource = CLibrary.class.getResourceAsStream(FILE)) {
            if (resource == null) {
                throw new IOException("flua was built without a C compiler");
            }
            Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
            return Downcalls.load(file);
        } finally {
            // The system keeps what is loaded.
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    /** Why there is no library, null if there is one. */
    static String obstacle() {
        return OBSTACLE;
    }

    /**
     * Calls a C function, or else a continuation; returns its number of results, or how else it ended.
     *
     * @param stackLimit see {@link Downcalls#call}
     */
    static long call(long state, long function, long continuation, long status, long context, long stackLimit) {
        return DOWNCALLS.call(state, function, continuation, status, context, stackLimit);
    }

    /** Calls a debug hook; returns as {@link #call} does. */
    static long hook(long state, long hook, long activation, long stackLimit) {
        return DOWNCALLS.hook(state, hook, activation, stackLimit);
    }

    /** Calls a function for warnings. */
    static void warn(long function, long data, byte[] message, boolean toBeContinued) {
        try (Arena arena = Arena.ofConfined()) {
            DOWNCALLS.warn(function, data, Memory.string(arena, message), toBeContinued ? 1 : 0);
        }
    }

    /** Writes what C's streams have in their buffers. */
    static void flush() {
        DOWNCALLS.flush();
    }

    /** The {@code FILE *} of a standard stream, by its descriptor. */
    static long standardStream(long descriptor) {
        return DOWNCALLS.stream(descriptor);
    }

    /** A C function that closes a standard stream, as the reference does it: not at all. */
    static long closeFunction() {
        return standardStream(-1);
    }

    /**
     * What came of looking for something in the system's libraries.
     *
     * @param address 0 if nothing was found
     * @param message why not
     */
    record Found(long address, String message) {
        private static Found of(long address, long message) {
            return new Found(address, address == 0 ? SourceText.decode(Memory.stringBytes(message)) : null);
        }
    }

    /** Opens a library, or finds one that is open. */
    static Found open(byte[] file, boolean global) {
        try (Arena arena = Arena.ofConfined()) {
            long message = arena.allocate(MESSAGE_BYTES).address();
            long library = DOWNCALLS.open(Memory.string(arena, file), global ? 1 : 0, message, MESSAGE_BYTES);
            return Found.of(library, message);
        }
    }

    /** Finds a function of an open library. */
    static Found symbol(long library, String name) {
        try (Arena arena = Arena.ofConfined()) {
            long message = arena.allocate(MESSAGE_BYTES).address();
            long symbol = DOWNCALLS.symbol(library, Memory.string(arena, name), message, MESSAGE_BYTES);
            return Found.of(symbol, message);
        }
    }
}
