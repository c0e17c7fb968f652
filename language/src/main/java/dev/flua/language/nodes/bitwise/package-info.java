/**
 * Bitwise operators (manual §3.4.2). As all nodes, it may use what is below the nodes, and other nodes. Start reading at {@link
 * dev.flua.language.nodes.bitwise.BitAndNode}.
 */
package dev.flua.language.nodes.bitwise;
