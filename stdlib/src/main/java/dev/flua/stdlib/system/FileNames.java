package dev.flua.stdlib.system;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.TruffleLanguage.Env;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.SystemText;
import dev.flua.language.runtime.text.SourceText;
import java.nio.charset.CharacterCodingException;

/** File names as scripts give them. */
public final class FileNames {
    private FileNames() {}

    /**
     * The part of a string that the reference, which passes it on as a C string, would see, in the encoding of {@link
     * dev.flua.language.runtime.text.SourceText}.
     */
    @TruffleBoundary
    public static String text(LuaString string) {
        String text = string.toString();
        int zero = text.indexOf('\0');
        return zero < 0 ? text : text.substring(0, zero);
    }

    /**
     * The same as a string for the system.
     *
     * @throws SystemException EILSEQ if the JVM's encoding does not have it
     */
    @TruffleBoundary
    public static String systemText(LuaString string) throws SystemException {
        try {
            return SystemText.decode(SourceText.encode(text(string)));
        } catch (CharacterCodingException e) {
            throw new SystemException(Errno.EILSEQ);
        }
    }

    /** The file with this name; see {@link #file(Env, String)}. */
    public static TruffleFile file(Env env, LuaString name) throws SystemException {
        return file(env, text(name));
    }

    /**
     * The file with this name, relative to the context's working directory.
     *
     * @param name in the encoding of {@link dev.flua.language.runtime.text.SourceText}
     * @throws SystemException ENOENT for the empty name, EILSEQ for one that the JVM's encoding of names does not have
     * @throws SecurityException if the embedder forbids access to files
     */
    @TruffleBoundary
    public static TruffleFile file(Env env, String name) throws SystemException {
        if (name.isEmpty()) {
            throw new SystemException(Errno.ENOENT); // and not the working directory
        }
        try {
            return env.getPublicTruffleFile(SystemText.decodeFileName(name));
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new SystemException(Errno.EILSEQ);
        }
    }
}
