/**
 * The closures that are made of function bodies (manual §3.4.11), and lists cut to one value. As all nodes, it may use what is
 * below the nodes, and other nodes. Start reading at {@link dev.flua.language.nodes.function.ClosureNode}.
 */
package dev.flua.language.nodes.function;
