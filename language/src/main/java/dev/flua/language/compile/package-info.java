/**
 * The one way from text to code, and the code that was made before: files that contexts share, programs that are compiled ahead of
 * time. It may use all that a chunk goes through, but no library. Start reading at {@link
 * dev.flua.language.compile.ChunkCompiler}.
 */
package dev.flua.language.compile;
