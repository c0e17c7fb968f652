package dev.flua.stdlib.io;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.context.Buffering;
import dev.flua.stdlib.io.FileStream.Whence;
import dev.flua.stdlib.system.SystemFailure;
import java.io.IOException;

/** The methods of file handles. All take the handle as the first argument, checked before any other. */
final class FileMethods {
    private static final Buffering[] BUFFERINGS = Buffering.values();
    private static final Whence[] WHENCES = Whence.values();

    /** What {@code setvbuf} proposes as size where the script does not (LUAL_BUFFERSIZE). */
    private static final long BUFFER_BYTES = 1024;

    private FileMethods() {}

    /** Closes an open file; the results are those of {@code file:close()}. */
    @TruffleBoundary
    static Object close(LuaFile file) {
        try {
            return file.close();
        } catch (IOException e) {
            return SystemFailure.of(e).results();
        }
    }

    /** Flushes an open file; the results are those of {@code file:flush()}. */
    @TruffleBoundary
    static Object flush(LuaFile file) {
        try {
            file.stream().flush();
            return true;
        } catch (IOException e) {
            return SystemFailure.of(e).results();
        }
    }

    /** {@code file:close()}. */
    @LuaBuiltin(name = "close", arguments = "...")
    abstract static class CloseNode extends LuaBuiltinNode {
        @Specialization
        Object doClose(Object[] arguments) {
            return FileMethods.close(FileArguments.open(this, arguments));
        }
    }

    /** {@code file:flush()}. */
    @LuaBuiltin(name = "flush", arguments = "...")
    abstract static class FlushNode extends LuaBuiltinNode {
        @Specialization
        Object doFlush(Object[] arguments) {
            return FileMethods.flush(FileArguments.open(this, arguments));
        }
    }

    /** {@code file:read(formats...)}. */
    @LuaBuiltin(name = "read", arguments = "...")
    abstract static class ReadNode extends LuaBuiltinNode {
        @Specialization
        Object doRead(Object[] arguments) {
            return Transfer.read(this, FileArguments.open(this, arguments).stream(), arguments, 1, 2);
        }
    }

    /** {@code file:write(values...)}. */
    @LuaBuiltin(name = "write", arguments = "...")
    abstract static class WriteNode extends LuaBuiltinNode {
        @Specialization
        Object doWrite(Object[] arguments) {
            return Transfer.write(this, FileArguments.open(this, arguments), arguments, 1, 2);
        }
    }

    /** {@code file:lines(formats...)}. */
    @LuaBuiltin(name = "lines", arguments = "...")
    abstract static class LinesNode extends LuaBuiltinNode {
        @Specialization
        Object doLines(Object[] arguments) {
            return Lines.iterator(this, FileArguments.open(this, arguments), arguments, false);
        }
    }

    /** {@code file:seek(whence, offset)}. */
    @LuaBuiltin(name = "seek", arguments = "...")
    abstract static class SeekNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doSeek(Object[] arguments) {
            FileStream stream = FileArguments.open(this, arguments).stream();
            Whence whence = FileArguments.option(this, arguments, 2, WHENCES, Whence.CUR);
            long offset = FileArguments.integer(this, arguments, 3, 0);
            try {
                return stream.seek(whence, offset);
            } catch (IOException e) {
                return SystemFailure.of(e).results();
            }
        }
    }

    /** {@code file:setvbuf(mode, size)}. */
    @LuaBuiltin(name = "setvbuf", arguments = "...")
    abstract static class SetvbufNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doSet(Object[] arguments) {
            FileStream stream = FileArguments.open(this, arguments).stream();
            Buffering buffering = FileArguments.option(this, arguments, 2, BUFFERINGS, null);
            long size = FileArguments.integer(this, arguments, 3, BUFFER_BYTES);
            try {
                stream.setBuffering(buffering, size);
                return true;
            } catch (IOException e) {
                return SystemFailure.of(e).results();
            }
        }
    }
}
