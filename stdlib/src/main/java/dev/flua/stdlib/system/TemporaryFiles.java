package dev.flua.stdlib.system;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.TruffleLanguage.Env;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files with names that nobody uses. */
public final class TemporaryFiles {
    private static final FileAttribute<?>[] OWNER_ONLY = ownerOnly();

    private TemporaryFiles() {}

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * Creates an empty file in the context's folder for temporary files, which only the user may read.
     *
     * @throws SecurityException if the embedder forbids it
     */
    @TruffleBoundary
    public static TruffleFile create(Env env) throws IOException {
        return env.createTempFile(null, "lua_", "", OWNER_ONLY);
    }
}
