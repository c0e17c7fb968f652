/**
 * What tools are told beyond the standard tags. As all nodes, it may use what is below the nodes, and other nodes. Start reading
 * at {@link dev.flua.language.nodes.tools.CodeWatch}.
 */
package dev.flua.language.nodes.tools;
