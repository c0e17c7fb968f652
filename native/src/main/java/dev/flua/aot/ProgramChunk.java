package dev.flua.aot;

import dev.flua.language.parser.FunctionTree;

/**
 * A file that has become part of a program.
 *
 * @param name what {@code require} gets; of the script, {@link #SCRIPT}
 * @param file as messages call it
 * @param text in the encoding of {@link dev.flua.language.runtime.text.SourceText}, without a first line that starts with {@code #}
 * @param tree what the text was parsed to
 */
record ProgramChunk(String name, String file, String text, FunctionTree tree) {
    /** The name of the script among the chunks: {@code frame.lua} asks for it. */
    static final String SCRIPT = "=main";
}
