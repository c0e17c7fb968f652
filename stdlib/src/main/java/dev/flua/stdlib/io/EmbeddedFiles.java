package dev.flua.stdlib.io;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.SortedSet;

/**
 * Files that belong to a program, which the module {@code flua.embedded} gives it (docs/ahead-of-time.md). Their names are in the
 * encoding of {@link dev.flua.language.runtime.text.SourceText}, with {@code /} between folders.
 */
public abstract class EmbeddedFiles {
    private static volatile EmbeddedFiles ofProcess;

    /** Says that this process runs a program that was compiled ahead of time, and carries these files. */
    public static void set(EmbeddedFiles files) {
        ofProcess = files;
    }

    /** The files that the program of this process carries; null where it is run from its source. */
    static EmbeddedFiles ofProcess() {
        return ofProcess;
    }

    /** Whether a file can have this name: it begins with no {@code /} and has no {@code .} or {@code ..} in it. */
    static boolean isName(String name) {
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return true;
    }

    /**
     * Opens a file for reading.
     *
     * @throws NoSuchFileException if there is none of this name
     * @throws IOException if it cannot be read
     * @throws SecurityException if the embedder forbids it
     */
    protected abstract SeekableByteChannel open(String name) throws IOException;

    /**
     * The names of all files below a folder; none where there is no such folder.
     *
     * @throws IOException if they cannot be found out
     * @throws SecurityException if the embedder forbids it
     */
    protected abstract SortedSet<String> below(String folder) throws IOException;
}
