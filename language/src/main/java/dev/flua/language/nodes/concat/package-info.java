/**
 * Concatenation (manual §3.4.6). As all nodes, it may use what is below the nodes, and other nodes. Start reading at {@link
 * dev.flua.language.nodes.concat.ConcatNode}.
 */
package dev.flua.language.nodes.concat;
