package dev.flua.capi;

import dev.flua.language.context.ContextState;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.runtime.Holdings;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.coroutine.NativeStack;
import dev.flua.language.runtime.text.SourceText;
import dev.flua.stdlib.io.LuaFile;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** What C code has of one program: its threads, and what has to be the same value for the same address. */
final class CProgram {
    private static final ContextState<CProgram> STATE = ContextState.of(CProgram::new);

    /** Keys that C code gives as strings are remembered by their addresses, because most are constants of the module. */
    private static final int KEYS = 512;

    private final LuaContext context;
    private final CFunctions functions = LuaEngine.get(null).part(CFunctions.class, CFunctions::new);
    private final Blocks blocks = new Blocks();
    private final Blocks.Block memory = blocks.allocate(StateLayout.PROGRAM_BYTES);
    private final List<WeakReference<NativeThread>> threads = new ArrayList<>();
    private final Map<Long, WeakReference<CPointer>> lightUserdata = new HashMap<>();
    private final Map<Long, LuaFunction> plainFunctions = new HashMap<>();
    private final Map<String, Long> names = new HashMap<>();
    private final List<LuaString> keptNames = new ArrayList<>();
    private final List<LuaString> warningPieces = new ArrayList<>();
    private final Map<LuaFile, Blocks.Block> fileBlocks = new WeakHashMap<>();
    private final long[] keyAddresses = new long[KEYS];
    private final LuaString[] keys = new LuaString[KEYS];
    private int pruneLightUserdataAt = 1024;
    private int pruneThreadsAt = 64;
    private NativeThread current;
    private Throwable pending;

    private CProgram(LuaContext context) {
        this.context = context;
        NativeThread main = threadOf(mainCoroutine());
        context.registry().put((Object) 1L, main.coroutine());
        context.registry().put((Object) 2L, context.globals());
        context.registry().put((Object) 3L, 0L); // where luaL_ref has its list of free references
        context.onClose(CLibrary::flush);
        context.addHoldings(new StackObjects());
    }

    private LuaCoroutine mainCoroutine() {
        LuaCoroutine coroutine = context.currentCoroutine();
        while (!coroutine.isMain()) {
            coroutine = coroutine.resumer();
        }
        return coroutine;
    }

    static CProgram of(LuaContext context) {
        return STATE.get(context);
    }

    LuaContext context() {
        return context;
    }

    Blocks blocks() {
        return blocks;
    }

    CFunctions functions() {
        return functions;
    }

    /** The address of the {@code Program}. */
    long address() {
        return memory.address();
    }

    /** The thread that runs now. */
    NativeThread current() {
        LuaCoroutine running = context.currentCoroutine();
        NativeThread known = current;
        if (known == null || known.coroutine() != running) {
            known = threadOf(running);
            current = known;
        }
        return known;
    }

    /** The thread with a number. */
    NativeThread thread(long number) {
        NativeThread known = current;
        return known != null && known.number() == number
                ? known
                : threads.get((int) number).get();
    }

    /** What C code has of a coroutine. */
    NativeThread threadOf(LuaCoroutine coroutine) {
        NativeStack known = coroutine.nativeStack();
        return known == null ? newThread(coroutine) : (NativeThread) known;
    }

    /** A thread for a coroutine; null for a new one. */
    NativeThread newThread(LuaCoroutine coroutine) {
        int number = freeNumber();
        NativeThread main = threads.isEmpty() || threads.getFirst() == null
                ? null
                : threads.getFirst().get();
        NativeThread thread = new NativeThread(this, coroutine, number, main);
        threads.set(number, new WeakReference<>(thread));
        return thread;
    }

    private int freeNumber() {
        if (threads.size() >= pruneThreadsAt) {
            for (int i = 0; i < threads.size(); i++) {
                if (threads.get(i).refersTo(null)) {
                    return i;
                }
            }
            pruneThreadsAt = 2 * threads.size();
        }
        threads.add(null);
        return threads.size() - 1;
    }

    /** The thread whose {@code lua_State} has an address. */
    NativeThread threadAt(long state) {
        return thread(Memory.getLong(state + StateLayout.THREAD));
    }

    /** The value that an address is. */
    Object lightUserdata(long address) {
        WeakReference<CPointer> known = lightUserdata.get(address);
        CPointer value = known == null ? null : known.get();
        if (value == null) {
            if (lightUserdata.size() >= pruneLightUserdataAt) {
                lightUserdata.values().removeIf(reference -> reference.refersTo(null));
                pruneLightUserdataAt = Math.max(1024, 2 * lightUserdata.size());
            }
            value = new CPointer(address);
            lightUserdata.put(address, new WeakReference<>(value));
        }
        return value;
    }

    /** A C function without upvalues: the same address is the same value (manual §4.2, light C functions). */
    LuaFunction plainFunction(long address) {
        return plainFunctions.computeIfAbsent(
                address, a -> new LuaFunction(functions.code(a), LuaFunction.NO_UPVALUES));
    }

    /** The pieces of a warning that has not been emitted yet. */
    List<LuaString> warningPieces() {
        return warningPieces;
    }

    /** What C code has of files. */
    Map<LuaFile, Blocks.Block> fileBlocks() {
        return fileBlocks;
    }

    /** A block of C's for a userdata that is not of C code's making, 0 if there is none. */
    long addressOf(Object object) {
        return FileHandles.addressOf(this, object);
    }

    /** The string with the bytes at an address. */
    LuaString key(long address) {
        int index = (int) (address ^ address >>> 9) & KEYS - 1;
        LuaString known = keys[index];
        if (known != null && keyAddresses[index] == address && Memory.isString(address, known.bytes())) {
            return known;
        }
        LuaString key = LuaString.intern(Memory.stringBytes(address));
        keyAddresses[index] = address;
        keys[index] = key;
        return key;
    }

    /** A string of C with a name that is known as long as the program runs; 0 for null. */
    long name(String text) {
        if (text == null) {
            return 0;
        }
        return names.computeIfAbsent(text, t -> {
            LuaString name = LuaString.of(SourceText.encode(t).clone());
            keptNames.add(name);
            return pin(name);
        });
    }

    /** The address of a string's bytes, which a zero follows and the length precedes. */
    long pin(LuaString string) {
        long known = string.address();
        if (known != 0) {
            return known;
        }
        byte[] bytes = string.bytes();
        Blocks.Block block = blocks.allocate(bytes.length + Long.BYTES + 1L);
        Memory.putLong(block.address(), bytes.length);
        long address = block.address() + Long.BYTES;
        Memory.put(address, bytes, bytes.length);
        Memory.putByte(address + bytes.length, 0); // memory of ours is zero, but this must be
        string.pin(address, block.memory());
        return address;
    }

    /** The error that C code is leaving functions for. */
    Throwable takePending() {
        Throwable error = pending;
        pending = null;
        return error;
    }

    void setPending(Throwable error) {
        pending = error;
    }

    /** The objects on stacks of C code. */
    private final class StackObjects implements Holdings {
        @Override
        public boolean exist() {
            return false;
        }

        @Override
        public void forgetUnused() {
            for (WeakReference<NativeThread> reference : threads) {
                NativeThread thread = reference.get();
                if (thread != null) {
                    thread.forgetUnused();
                }
            }
        }

        @Override
        public void release() {
            // Nothing of it waits for a collection.
        }
    }

    static Object orNil(Object value) {
        return value == null ? LuaNil.NIL : value;
    }
}
