/**
 * Relational and logical operators (manual §3.4.4, §3.4.5). As all nodes, it may use what is below the nodes, and other nodes.
 * Start reading at {@link dev.flua.language.nodes.compare.EqualNode}.
 */
package dev.flua.language.nodes.compare;
