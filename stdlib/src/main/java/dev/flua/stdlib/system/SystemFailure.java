package dev.flua.stdlib.system;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * How a failed operation on a file is reported to a script: as the three results nil, message and number (the reference's
 * {@code luaL_fileresult}).
 *
 * @param code the error number, see {@link Errno}
 * @param text the description
 */
public record SystemFailure(int code, String text) {
    private SystemFailure(Errno errno) {
        this(errno.code(), errno.text());
    }

    /** What {@code failure}, thrown by a file or process operation, means. */
    @TruffleBoundary
    public static SystemFailure of(Exception failure) {
        Errno errno = errno(failure);
        if (errno != null) {
            return new SystemFailure(errno);
        }
        String message = failure.getMessage();
        return new SystemFailure(Errno.EIO.code(), message == null ? Errno.EIO.text() : message);
    }

    private static Errno errno(Exception failure) {
        return switch (failure) {
            case SystemException e -> e.errno();
            case NoSuchFileException e -> Errno.ENOENT;
            case AccessDeniedException e -> Errno.EACCES;
            case FileAlreadyExistsException e -> Errno.EEXIST;
            case DirectoryNotEmptyException e -> Errno.ENOTEMPTY;
            case NotDirectoryException e -> Errno.ENOTDIR;
            case AtomicMoveNotSupportedException e -> Errno.EXDEV;
            case FileSystemException e -> e.getReason() == null ? null : Errno.describedBy(e.getReason());
            case ClosedChannelException e -> Errno.EBADF;
            case NonReadableChannelException e -> Errno.EBADF;
            case NonWritableChannelException e -> Errno.EBADF;
            // The embedder's permissions forbid it.
            case SecurityException e -> Errno.EPERM;
            default -> failure.getMessage() == null ? null : Errno.describedBy(failure.getMessage());
        };
    }

    /** The results nil, {@code text}, {@code code}. */
    @TruffleBoundary
    public Object[] results() {
        return results(text);
    }

    /** The results nil, {@code name: text}, {@code code}. */
    @TruffleBoundary
    public Object[] results(LuaString name) {
        return results(FileNames.text(name) + ": " + text);
    }

    private Object[] results(String message) {
        return new Object[] {LuaNil.NIL, LuaString.of(message), (long) code};
    }
}
