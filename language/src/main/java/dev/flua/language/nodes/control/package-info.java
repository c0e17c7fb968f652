/**
 * Blocks, conditions, loops, {@code goto} and {@code return} (manual §3.3). As all nodes, it may use what is below the nodes, and
 * other nodes. Start reading at {@link dev.flua.language.nodes.control.BlockNode}.
 */
package dev.flua.language.nodes.control;
