/**
 * Arithmetic operators (manual §3.4.1), and what all operators do with operands that they are not defined for. As all nodes, it
 * may use what is below the nodes, and other nodes. Start reading at {@link dev.flua.language.nodes.arith.AddNode}.
 */
package dev.flua.language.nodes.arith;
