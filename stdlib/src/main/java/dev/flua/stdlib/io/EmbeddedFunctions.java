package dev.flua.stdlib.io;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.stdlib.system.Errno;
import dev.flua.stdlib.system.FileNames;
import dev.flua.stdlib.system.SystemException;
import dev.flua.stdlib.system.SystemFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** The functions of the module {@code flua.embedded}. */
final class EmbeddedFunctions {
    /** How much is read at a time: the JDK keeps a buffer of this size outside the heap. */
    private static final int BLOCK = 1 << 16;

    private EmbeddedFunctions() {}

    /** {@code embedded.read(name)}: the bytes of a file, or nil, a message and a number. */
    @LuaBuiltin(name = "read", arguments = "string")
    abstract static class ReadNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doRead(LuaString name) {
            try (SeekableByteChannel file = IoState.of(context()).embedded().open(FileNames.text(name))) {
                return content(file);
            } catch (IOException | SecurityException e) {
                return SystemFailure.of(e).results(name);
            }
        }

        private static LuaString content(SeekableByteChannel file) throws IOException {
            long size = file.size();
            if (size > LuaString.MAX_LENGTH) {
                throw new SystemException(Errno.EFBIG);
            }
            Allocation.announce(size);
            byte[] bytes = new byte[(int) size];
            int done = 0;
            int count = 0;
            while (done < bytes.length && count >= 0) {
                TruffleSafepoint.poll(null);
                count = file.read(ByteBuffer.wrap(bytes, done, Math.min(BLOCK, bytes.length - done)));
                done += Math.max(count, 0);
            }
            return LuaString.of(done == bytes.length ? bytes : Arrays.copyOf(bytes, done));
        }
    }

    /** {@code embedded.names(folder)}: a list of the names of all files below a folder. */
    @LuaBuiltin(name = "names", arguments = "string")
    abstract static class NamesNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doList(LuaString name) {
            String folder = FileNames.text(name);
            if (folder.endsWith("/")) {
                folder = folder.substring(0, folder.length() - 1);
            }
            try {
                LuaTable names = new LuaTable();
                long position = 1;
                for (String file : IoState.of(context()).embedded().below(folder)) {
                    names.put(position++, LuaString.of(file));
                }
                return names;
            } catch (IOException | SecurityException e) {
                return SystemFailure.of(e).results(name);
            }
        }
    }
}
