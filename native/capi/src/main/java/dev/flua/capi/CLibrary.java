package dev.flua.capi;

import dev.flua.language.runtime.text.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Our library written in C, which has the functions of the C API. There is one for the whole process, as modules find it by the
 * names of its functions; it keeps nothing of a program's.
 */
final class CLibrary {
    private static final String FILE = "libflua-capi.so";
    private static final int MESSAGE_BYTES = 1024;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private static final MethodHandle CALL;
    private static final MethodHandle HOOK;
    private static final MethodHandle WARN;
    private static final MethodHandle OPEN;
    private static final MethodHandle SYMBOL;
    private static final MethodHandle FLUSH;
    private static final MethodHandle STREAM;

    /** Why there is no library, null if there is one. */
    private static final String OBSTACLE;

    static {
        MethodHandle[] functions = new MethodHandle[7];
        String obstacle = null;
        try {
            load(functions);
        } catch (IOException | IllegalCallerException | IllegalArgumentException | UnsupportedOperationException e) {
            obstacle = e.getMessage();
        }
        OBSTACLE = obstacle;
        CALL = functions[0];
        HOOK = functions[1];
        WARN = functions[2];
        OPEN = functions[3];
        SYMBOL = functions[4];
        FLUSH = functions[5];
        STREAM = functions[6];
    }

    private CLibrary() {}

    private static void load(MethodHandle[] functions) throws IOException {
        Path folder = Files.createTempDirectory("flua-capi");
        Path file = folder.resolve(FILE);
        try (InputStream resource = CLibrary.class.getResourceAsStream(FILE)) {
            if (resource == null) {
                throw new IOException("flua was built without a C compiler");
            }
            Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
            SymbolLookup library = SymbolLookup.libraryLookup(file, Arena.global());
            start(library, file);
            functions[0] = function(library, "flua_call", LONG, LONG, LONG, LONG, LONG, LONG);
            functions[1] = function(library, "flua_hook", LONG, LONG, LONG, LONG);
            functions[2] = function(library, "flua_warn", null, LONG, LONG, LONG, LONG);
            functions[3] = function(library, "flua_open", LONG, LONG, LONG, LONG, LONG);
            functions[4] = function(library, "flua_symbol", LONG, LONG, LONG, LONG, LONG);
            functions[5] = function(library, "flua_flush", null);
            functions[6] = function(library, "flua_stream", LONG, LONG);
        } finally {
            // The system keeps what is loaded.
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static MethodHandle function(
            SymbolLookup library, String name, ValueLayout result, ValueLayout... parameters) {
        FunctionDescriptor descriptor =
                result == null ? FunctionDescriptor.ofVoid(parameters) : FunctionDescriptor.of(result, parameters);
        MemorySegment address = library.find(name).orElseThrow();
        return Linker.nativeLinker().downcallHandle(address, descriptor);
    }

    private static void start(SymbolLookup library, Path file) throws IOException {
        MethodType type = MethodType.methodType(long.class, int.class, long.class, long.class, long.class, long.class);
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle target = MethodHandles.lookup().findStatic(Operations.class, "perform", type);
            MemorySegment entry = Linker.nativeLinker()
                    .upcallStub(
                            target,
                            FunctionDescriptor.of(LONG, ValueLayout.JAVA_INT, LONG, LONG, LONG, LONG),
                            Arena.global());
            long operations = (long) function(library, "flua_start", LONG, LONG, LONG)
                    .invokeExact(
                            entry.address(), arena.allocateFrom(file.toString()).address());
            if (operations != Operation.COUNT) {
                throw new IOException(FILE + " is not of this version");
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Why there is no library, null if there is one. */
    static String obstacle() {
        return OBSTACLE;
    }

    /** Calls a C function, or else a continuation; returns its number of results, or how else it ended. */
    static long call(long state, long function, long continuation, long status, long context) {
        try {
            return (long) CALL.invokeExact(state, function, continuation, status, context);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Calls a debug hook; returns as {@link #call} does. */
    static long hook(long state, long hook, long activation) {
        try {
            return (long) HOOK.invokeExact(state, hook, activation);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Calls a function for warnings. */
    static void warn(long function, long data, byte[] message, boolean toBeContinued) {
        try (Arena arena = Arena.ofConfined()) {
            WARN.invokeExact(function, data, string(arena, message), toBeContinued ? 1L : 0L);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Writes what C's streams have in their buffers. */
    static void flush() {
        try {
            FLUSH.invokeExact();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** The {@code FILE *} of a standard stream, by its descriptor. */
    static long standardStream(long descriptor) {
        try {
            return (long) STREAM.invokeExact(descriptor);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** A C function that closes a standard stream, as the reference does it: not at all. */
    static long closeFunction() {
        return standardStream(-1);
    }

    private static long string(Arena arena, byte[] bytes) {
        MemorySegment copy = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, copy, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return copy.address();
    }

    /**
     * What came of looking for something in the system's libraries.
     *
     * @param address 0 if nothing was found
     * @param message why not
     */
    record Found(long address, String message) {}

    /** Opens a library, or finds one that is open. */
    static Found open(byte[] file, boolean global) {
        try (Arena arena = Arena.ofConfined()) {
            return find(OPEN, string(arena, file), global ? 1 : 0, arena);
        }
    }

    /** Finds a function of an open library. */
    static Found symbol(long library, String name) {
        try (Arena arena = Arena.ofConfined()) {
            return find(SYMBOL, library, string(arena, name.getBytes(StandardCharsets.ISO_8859_1)), arena);
        }
    }

    private static Found find(MethodHandle function, long first, long second, Arena arena) {
        MemorySegment message = arena.allocate(MESSAGE_BYTES);
        try {
            long address = (long) function.invokeExact(first, second, message.address(), (long) MESSAGE_BYTES);
            return new Found(address, address == 0 ? text(message) : null);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** What C wrote, which may hold names of any bytes. */
    private static String text(MemorySegment message) {
        byte[] bytes = message.getString(0, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        return SourceText.decode(bytes);
    }
}
