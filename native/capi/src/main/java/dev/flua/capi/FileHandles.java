package dev.flua.capi;

import dev.flua.stdlib.io.LuaFile;

/** The files of the library {@code io} as C code finds them: a {@code luaL_Stream} (manual §5.1). */
final class FileHandles {
    private static final long CLOSE_FUNCTION = 8;
    private static final long STREAM_BYTES = 16;

    private FileHandles() {}

    /**
     * The address of a {@code luaL_Stream}, 0 for what is no file. Standard files are those of C; the others are closed for C code,
     * as the Java virtual machine keeps their descriptors for itself.
     */
    static long addressOf(CProgram program, Object object) {
        if (!(object instanceof LuaFile file)) {
            return 0;
        }
        return program.fileBlocks()
                .computeIfAbsent(file, f -> {
                    Blocks.Block block = program.blocks().allocate(STREAM_BYTES);
                    if (f.descriptor() >= 0) {
                        Memory.putLong(block.address(), CLibrary.standardStream(f.descriptor()));
                        Memory.putLong(block.address() + CLOSE_FUNCTION, CLibrary.closeFunction());
                    }
                    return block;
                })
                .address();
    }
}
