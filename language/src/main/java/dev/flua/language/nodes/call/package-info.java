/**
 * Calling functions and callable values, method calls and proper tail calls (manual §3.4.10). As all nodes, it may use what is
 * below the nodes, and other nodes. Start reading at {@link dev.flua.language.nodes.call.DispatchNode}.
 */
package dev.flua.language.nodes.call;
