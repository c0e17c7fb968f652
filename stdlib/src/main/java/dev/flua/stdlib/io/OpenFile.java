package dev.flua.stdlib.io;

import java.io.IOException;

/** What a file handle holds of the system, apart from the handle itself so that it survives a handle that is forgotten. */
interface OpenFile {
    FileStream stream();

    /**
     * Closes the file.
     *
     * @return the results of {@code file:close()}
     */
    Object close() throws IOException;

    /** Whether this is one of the files that are never closed. */
    default boolean isStandard() {
        return false;
    }
}
