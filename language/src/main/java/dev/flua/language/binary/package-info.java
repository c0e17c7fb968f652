/**
 * Functions as bytes, for {@code string.dump} and {@code load}. It may use the parser and what is below it, but no node. Start
 * reading at {@link dev.flua.language.binary.BinaryChunk}.
 */
package dev.flua.language.binary;
