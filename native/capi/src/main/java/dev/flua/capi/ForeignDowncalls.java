package dev.flua.capi;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;

/** Calls of C on the Java virtual machine. A record, because the compiler takes what is in one for constant. */
record ForeignDowncalls(
        MethodHandle callHandle,
        MethodHandle hookHandle,
        MethodHandle warnHandle,
        MethodHandle openHandle,
        MethodHandle symbolHandle,
        MethodHandle flushHandle,
        MethodHandle streamHandle)
        implements Downcalls {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    /** What an image has C know of a thread; nobody looks at it here. */
    private static final long NO_ISOLATE = 0;

    static Downcalls load(Path file) throws IOException {
        SymbolLookup library = SymbolLookup.libraryLookup(file, Arena.global());
        start(library, file);
        return new ForeignDowncalls(
                function(library, "flua_call", LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG),
                function(library, "flua_hook", LONG, LONG, LONG, LONG, LONG, LONG),
                function(library, "flua_warn", null, LONG, LONG, LONG, LONG, LONG),
                function(library, "flua_open", LONG, LONG, LONG, LONG, LONG),
                function(library, "flua_symbol", LONG, LONG, LONG, LONG, LONG),
                function(library, "flua_flush", null),
                function(library, "flua_stream", LONG, LONG));
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
        long operations;
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle target = MethodHandles.lookup().findStatic(Operations.class, "perform", type);
            MemorySegment entry = Linker.nativeLinker()
                    .upcallStub(
                            MethodHandles.dropArguments(target, 0, long.class),
                            FunctionDescriptor.of(LONG, LONG, ValueLayout.JAVA_INT, LONG, LONG, LONG, LONG),
                            Arena.global());
            operations = (long) function(library, "flua_start", LONG, LONG, LONG)
                    .invokeExact(
                            entry.address(), arena.allocateFrom(file.toString()).address());
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        Downcalls.requireVersion(operations);
    }

    @Override
    public long call(long state, long function, long continuation, long status, long context, long stackLimit) {
        try {
            return (long) callHandle.invokeExact(state, function, continuation, status, context, stackLimit, NO_ISOLATE);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public long hook(long state, long function, long activation, long stackLimit) {
        try {
            return (long) hookHandle.invokeExact(state, function, activation, stackLimit, NO_ISOLATE);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void warn(long function, long data, long message, long toBeContinued) {
        try {
            warnHandle.invokeExact(function, data, message, toBeContinued, NO_ISOLATE);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public long open(long file, long global, long message, long messageBytes) {
        try {
            return (long) openHandle.invokeExact(file, global, message, messageBytes);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public long symbol(long library, long name, long message, long messageBytes) {
        try {
            return (long) symbolHandle.invokeExact(library, name, message, messageBytes);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void flush() {
        try {
            flushHandle.invokeExact();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public long stream(long descriptor) {
        try {
            return (long) streamHandle.invokeExact(descriptor);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
