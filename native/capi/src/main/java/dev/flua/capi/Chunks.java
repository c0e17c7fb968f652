package dev.flua.capi;

import dev.flua.language.compile.ChunkCompiler;
import dev.flua.language.nodes.LuaRootNode;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.text.SourceText;
import dev.flua.stdlib.ChunkLoader;

/** Chunks, and the libraries that are there already. */
final class Chunks {
    private static final long SYNTAX_ERROR = 3;
    private static final long FILE_ERROR = 6;

    private Chunks() {}

    private static String textOrNull(long address) {
        return address == 0 ? null : SourceText.decode(Memory.stringBytes(address));
    }

    /** Pushes a function, or a message. */
    private static boolean push(NativeThread thread, Object loaded) {
        boolean succeeded = loaded instanceof LuaFunction;
        thread.push(succeeded ? loaded : ((Object[]) loaded)[1]);
        return succeeded;
    }

    /**
     * Loads a chunk ({@code lua_load}).
     *
     * @param chunk the address of where the text is, its length, the name, and the mode
     */
    static long load(NativeThread thread, long chunk) {
        byte[] text = Memory.bytes(Memory.getLong(chunk), Memory.getLong(chunk + 8));
        String name = textOrNull(Memory.getLong(chunk + 16));
        String mode = textOrNull(Memory.getLong(chunk + 24));
        Object loaded = ChunkLoader.load(thread.program().context(), text, name, mode, null);
        return push(thread, loaded) ? Calls.OK : SYNTAX_ERROR;
    }

    /** Loads a file ({@code luaL_loadfilex}). */
    static long loadFile(NativeThread thread, long name, long mode) {
        LuaString file = name == 0 ? null : LuaString.of(Memory.stringBytes(name));
        Object loaded = ChunkLoader.loadFile(thread.program().context(), file, textOrNull(mode), null);
        if (push(thread, loaded)) {
            return Calls.OK;
        }
        String message = ((Object[]) loaded)[1].toString();
        return message.startsWith("cannot open ") || message.startsWith("cannot read ") ? FILE_ERROR : SYNTAX_ERROR;
    }

    /** Pushes the binary chunk of the topmost function; returns whether it is one of Lua. */
    static long dump(NativeThread thread, long strip) {
        if (!(thread.peek(1) instanceof LuaFunction function)
                || !(function.callTarget().getRootNode() instanceof LuaRootNode root)) {
            return 0;
        }
        thread.push(LuaString.of(ChunkCompiler.dump(root, strip != 0)));
        return 1;
    }

    /** Pushes the table of a standard library; returns how many results that is. */
    static long library(NativeThread thread, long name) {
        thread.push(thread.program().context().loaded().get(thread.program().key(name)));
        return 1;
    }
}
