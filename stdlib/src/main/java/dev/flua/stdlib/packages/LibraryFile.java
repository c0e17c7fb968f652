package dev.flua.stdlib.packages;

import com.oracle.truffle.api.TruffleLanguage.Env;
import dev.flua.stdlib.system.Errno;
import dev.flua.stdlib.system.FileNames;
import dev.flua.stdlib.system.SystemFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A look at a library where none can be opened, so that a mistake in its name is still told from what flua cannot do. */
final class LibraryFile {
    private static final int ELF_HEADER_BYTES = 64;
    private static final int ELF_MAGIC = 0x7f << 24 | 'E' << 16 | 'L' << 8 | 'F';

    private LibraryFile() {}

    /** Why the file is not a library at all, in the words of the system's loader; null if it may be one. */
    static String obstacle(Env env, String file) {
        try (SeekableByteChannel channel = FileNames.file(env, file).newByteChannel(Set.of(StandardOpenOption.READ))) {
            ByteBuffer header = ByteBuffer.allocate(ELF_HEADER_BYTES);
            while (header.hasRemaining() && channel.read(header) >= 0) {
                // a file may give less than it has
            }
            if (header.hasRemaining()) {
                return "file too short";
            }
            return header.getInt(0) == ELF_MAGIC ? null : "invalid ELF header";
        } catch (IOException e) {
            SystemFailure failure = SystemFailure.of(e);
            boolean opened = failure.code() == Errno.EISDIR.code();
            return (opened ? "cannot read file data: " : "cannot open shared object file: ") + failure.text();
        } catch (SecurityException e) {
            return null;
        }
    }
}
