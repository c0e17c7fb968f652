package dev.flua.aot;

import java.nio.file.Path;

/**
 * A file that becomes part of a program.
 *
 * @param name what {@code require} gets; of the script, {@link #SCRIPT}
 * @param file as messages call it
 * @param path where it is
 */
record ProgramChunk(String name, String file, Path path) {
    /** The name of the script among the chunks: {@code frame.lua} asks for it. */
    static final String SCRIPT = "=main";
}
