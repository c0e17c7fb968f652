/**
 * What coroutines run at the bottom of their stacks, and in switching from one to another. As all nodes, it may use what is below
 * the nodes, and other nodes. Start reading at {@link dev.flua.language.nodes.coroutine.CoroutineRootNode}.
 */
package dev.flua.language.nodes.coroutine;
