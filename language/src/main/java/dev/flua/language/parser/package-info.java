/**
 * From source text to the tree of a chunk, in which every name is resolved to its variable. It may use only the values and numbers
 * and source as text: it knows no node. Start reading at {@link dev.flua.language.parser.ChunkParser}.
 */
package dev.flua.language.parser;
