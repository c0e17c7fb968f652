/**
 * Local variables that live in the frame, those that closures share among them (manual §3.3.7). As all nodes, it may use what is
 * below the nodes, and other nodes. Start reading at {@link dev.flua.language.nodes.local.ReadLocalNode}.
 */
package dev.flua.language.nodes.local;
