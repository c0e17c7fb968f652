/**
 * Constants in the source text (manual §3.1). As all nodes, it may use what is below the nodes, and other nodes. Start reading at
 * {@link dev.flua.language.nodes.literal.ConstantNode}.
 */
package dev.flua.language.nodes.literal;
