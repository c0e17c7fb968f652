package dev.flua.stdlib.io;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaUserdata;
import dev.flua.language.runtime.table.LuaTable;
import java.io.IOException;

/** A file handle: the userdata that {@code io.open} returns. */
public final class LuaFile extends LuaUserdata {
    private final LuaTable metatable;
    private OpenFile openFile;

    LuaFile(LuaTable metatable, OpenFile openFile) {
        this.metatable = metatable;
        this.openFile = openFile;
    }

    @Override
    public LuaTable metatable() {
        return metatable;
    }

    /** The descriptor of a standard file, -1 for others. */
    public int descriptor() {
        return openFile instanceof OpenFiles.Standard standard ? standard.descriptor() : -1;
    }

    boolean isClosed() {
        return openFile == null;
    }

    /** The bytes; null once the file is closed. */
    FileStream stream() {
        return openFile == null ? null : openFile.stream();
    }

    /**
     * Closes the file, unless it is a standard one.
     *
     * @return the results of {@code file:close()}
     */
    @TruffleBoundary
    Object close() throws IOException {
        OpenFile closing = openFile;
        if (!closing.isStandard()) {
            openFile = null;
        }
        return closing.close();
    }

    @Override
    @TruffleBoundary
    public String toString() {
        return isClosed() ? "file (closed)" : "file (" + Coercions.address(this) + ")";
    }
}
