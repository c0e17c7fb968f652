/**
 * From tree to nodes: every function of a chunk becomes a call target. It may use the parser's trees, the nodes, and what is below
 * them. Start reading at {@link dev.flua.language.translator.Translator}.
 */
package dev.flua.language.translator;
