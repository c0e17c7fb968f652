package dev.flua.stdlib.system;

/** The errors of the operating system that files meet, with the numbers and texts that scripts know from Linux. */
public enum Errno {
    EPERM(1, "Operation not permitted"),
    ENOENT(2, "No such file or directory"),
    EINTR(4, "Interrupted system call"),
    EIO(5, "Input/output error"),
    ENXIO(6, "No such device or address"),
    EBADF(9, "Bad file descriptor"),
    EAGAIN(11, "Resource temporarily unavailable"),
    ENOMEM(12, "Cannot allocate memory"),
    EACCES(13, "Permission denied"),
    EBUSY(16, "Device or resource busy"),
    EEXIST(17, "File exists"),
    EXDEV(18, "Invalid cross-device link"),
    ENODEV(19, "No such device"),
    ENOTDIR(20, "Not a directory"),
    EISDIR(21, "Is a directory"),
    EINVAL(22, "Invalid argument"),
    ENFILE(23, "Too many open files in system"),
    EMFILE(24, "Too many open files"),
    ETXTBSY(26, "Text file busy"),
    EFBIG(27, "File too large"),
    ENOSPC(28, "No space left on device"),
    ESPIPE(29, "Illegal seek"),
    EROFS(30, "Read-only file system"),
    EMLINK(31, "Too many links"),
    EPIPE(32, "Broken pipe"),
    ENAMETOOLONG(36, "File name too long"),
    ENOTEMPTY(39, "Directory not empty"),
    ELOOP(40, "Too many levels of symbolic links"),
    EILSEQ(84, "Invalid or incomplete multibyte or wide character"),
    EDQUOT(122, "Disk quota exceeded");

    private final int code;
    private final String text;

    Errno(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The number, as in C's {@code errno}. */
    public int code() {
        return code;
    }

    /** The description, as C's {@code strerror} gives it. */
    public String text() {
        return text;
    }

    /** The error described by {@code text}, null where none is. */
    static Errno describedBy(String text) {
        for (Errno errno : values()) {
            if (text.startsWith(errno.text)) {
                // "Too many open files" begins the text of another one.
                return errno == ENFILE || !text.startsWith(ENFILE.text) ? errno : ENFILE;
            }
        }
        return null;
    }
}
