package dev.flua.capi;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import org.graalvm.nativeimage.CurrentIsolate;
import org.graalvm.nativeimage.IsolateThread;
import org.graalvm.nativeimage.c.function.CEntryPoint;
import org.graalvm.nativeimage.c.function.CEntryPointLiteral;
import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.nativeimage.c.function.CFunctionPointer;
import org.graalvm.nativeimage.c.function.InvokeCFunctionPointer;
import org.graalvm.word.WordFactory;

/**
 * Calls of C in a native image. Each call that may come back to Java tells C the thread that it comes from, which is that of the
 * process also where a coroutine has a stack of its own.
 */
final class ImageDowncalls implements Downcalls {
    // Of Linux.
    private static final int RTLD_NOW = 2;
    private static final int RTLD_GLOBAL = 0x100;

    private static final CEntryPointLiteral<CFunctionPointer> PERFORM = CEntryPointLiteral.create(
            ImageDowncalls.class,
            "perform",
            IsolateThread.class,
            int.class,
            long.class,
            long.class,
            long.class,
            long.class);

    private final Call call;
    private final Hook hook;
    private final Warn warn;
    private final Find open;
    private final Find symbol;
    private final Flush flush;
    private final Stream stream;

    private ImageDowncalls(long library) {
        call = WordFactory.pointer(function(library, "flua_call"));
        hook = WordFactory.pointer(function(library, "flua_hook"));
        warn = WordFactory.pointer(function(library, "flua_warn"));
        open = WordFactory.pointer(function(library, "flua_open"));
        symbol = WordFactory.pointer(function(library, "flua_symbol"));
        flush = WordFactory.pointer(function(library, "flua_flush"));
        stream = WordFactory.pointer(function(library, "flua_stream"));
    }

    static Downcalls load(Path file) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            long name = Memory.string(arena, file.toString());
            long library = dlopen(name, RTLD_NOW | RTLD_GLOBAL);
            if (library == 0) {
                throw new IOException(Memory.ascii(dlerror()));
            }
            Start start = WordFactory.pointer(function(library, "flua_start"));
            Downcalls.requireVersion(start.invoke(PERFORM.getFunctionPointer(), name));
            return new ImageDowncalls(library);
        }
    }

    private static long function(long library, String name) {
        try (Arena arena = Arena.ofConfined()) {
            long address = dlsym(library, Memory.string(arena, name));
            if (address == 0) {
                throw new AssertionError(name);
            }
            return address;
        }
    }

    /** Where C comes in. */
    @CEntryPoint(include = CEntryPoint.NotIncludedAutomatically.class, publishAs = CEntryPoint.Publish.NotPublished)
    @SuppressWarnings("unused")
    static long perform(IsolateThread isolate, int operation, long thread, long a, long b, long c) {
        return Operations.perform(operation, thread, a, b, c);
    }

    @Override
    public long call(long state, long function, long continuation, long status, long context, long stackLimit) {
        return call.invoke(
                state, function, continuation, status, context, stackLimit, CurrentIsolate.getCurrentThread());
    }

    @Override
    public long hook(long state, long function, long activation, long stackLimit) {
        return hook.invoke(state, function, activation, stackLimit, CurrentIsolate.getCurrentThread());
    }

    @Override
    public void warn(long function, long data, long message, long toBeContinued) {
        warn.invoke(function, data, message, toBeContinued, CurrentIsolate.getCurrentThread());
    }

    @Override
    public long open(long file, long global, long message, long messageBytes) {
        return open.invoke(file, global, message, messageBytes);
    }

    @Override
    public long symbol(long library, long name, long message, long messageBytes) {
        return symbol.invoke(library, name, message, messageBytes);
    }

    @Override
    public void flush() {
        flush.invoke();
    }

    @Override
    public long stream(long descriptor) {
        return stream.invoke(descriptor);
    }

    private interface Start extends CFunctionPointer {
        @InvokeCFunctionPointer
        long invoke(CFunctionPointer entry, long file);
    }

    private interface Call extends CFunctionPointer {
        @InvokeCFunctionPointer
        long invoke(
                long state,
                long function,
                long continuation,
                long status,
                long context,
                long stackLimit,
                IsolateThread isolate);
    }

    private interface Hook extends CFunctionPointer {
        @InvokeCFunctionPointer
        long invoke(long state, long hook, long activation, long stackLimit, IsolateThread isolate);
    }

    private interface Warn extends CFunctionPointer {
        @InvokeCFunctionPointer
        void invoke(long function, long data, long message, long toBeContinued, IsolateThread isolate);
    }

    private interface Find extends CFunctionPointer {
        @InvokeCFunctionPointer
        long invoke(long first, long second, long message, long messageBytes);
    }

    private interface Flush extends CFunctionPointer {
        @InvokeCFunctionPointer
        void invoke();
    }

    private interface Stream extends CFunctionPointer {
        @InvokeCFunctionPointer
        long invoke(long descriptor);
    }

    @CFunction
    private static native long dlopen(long file, int flags);

    @CFunction
    private static native long dlsym(long library, long name);

    @CFunction
    private static native long dlerror();
}
