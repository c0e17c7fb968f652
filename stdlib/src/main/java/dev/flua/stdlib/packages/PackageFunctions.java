package dev.flua.stdlib.packages;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.stdlib.system.Errno;
import dev.flua.stdlib.system.FileNames;
import dev.flua.stdlib.system.SystemFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** The functions in the table {@code package}. */
final class PackageFunctions {
    static final String NO_C_MODULES = "flua cannot load modules written in C";

    private PackageFunctions() {}

    private static final int ELF_HEADER_BYTES = 64;
    private static final int ELF_MAGIC = 0x7f << 24 | 'E' << 16 | 'L' << 8 | 'F';

    /** {@code package.loadlib(file, function)}. */
    @LuaBuiltin(name = "loadlib", arguments = "string string")
    abstract static class LoadlibNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doLoad(LuaString file, @SuppressWarnings("unused") LuaString function) {
            String obstacle = obstacle(file);
            return obstacle == null
                    ? Values.of(LuaNil.NIL, LuaString.of(NO_C_MODULES), LuaString.of("absent"))
                    : Values.of(LuaNil.NIL, LuaString.of(FileNames.text(file) + ": " + obstacle), LuaString.of("open"));
        }

        /**
         * Why the file is no library at all, in the words of the system's loader; null if it may be one. A name without a slash may
         * be found in the loader's own folders.
         */
        private String obstacle(LuaString file) {
            if (file.toString().indexOf('/') < 0) {
                return null;
            }
            try (SeekableByteChannel channel =
                    FileNames.file(context().env(), file).newByteChannel(Set.of(StandardOpenOption.READ))) {
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

    /** {@code package.searchpath(name, path, separator, replacement)}. */
    @LuaBuiltin(name = "searchpath", arguments = "string string string? string?")
    abstract static class SearchpathNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doSearch(LuaString name, LuaString path, Object separator, Object replacement) {
            SearchPath.Found found = SearchPath.search(
                    context().env(),
                    FileNames.text(name),
                    FileNames.text(path),
                    separator == LuaNil.NIL ? "." : FileNames.text((LuaString) separator),
                    replacement == LuaNil.NIL
                            ? SearchPath.DIRECTORY_SEPARATOR
                            : FileNames.text((LuaString) replacement),
                    this);
            return found.file() == null
                    ? Values.of(LuaNil.NIL, LuaString.of(found.tried()))
                    : LuaString.of(found.file());
        }
    }
}
