package dev.flua.stdlib.system;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.TruffleLanguage.Env;
import dev.flua.language.runtime.LuaString;

/** File names as scripts give them. */
public final class FileNames {
    private FileNames() {}

    /** The part of a string that the reference, which passes it on as a C string, would see. */
    @TruffleBoundary
    public static String text(LuaString string) {
        String text = string.toString();
        int zero = text.indexOf('\0');
        return zero < 0 ? text : text.substring(0, zero);
    }

    /** The file with this name; see {@link #file(Env, String)}. */
    public static TruffleFile file(Env env, LuaString name) throws SystemException {
        return file(env, text(name));
    }

    /**
     * The file with this name, relative to the context's working directory.
     *
     * @throws SystemException ENOENT if the operating system cannot have such a file
     * @throws SecurityException if the embedder forbids access to files
     */
    @TruffleBoundary
    public static TruffleFile file(Env env, String name) throws SystemException {
        if (name.isEmpty()) {
            throw new SystemException(Errno.ENOENT); // and not the working directory
        }
        try {
            return env.getPublicTruffleFile(name);
        } catch (IllegalArgumentException e) { // no path at all, or one that the system's encoding does not have
            throw new SystemException(Errno.ENOENT);
        }
    }
}
