/**
 * Variables captured by an inner function (manual §3.5). As all nodes, it may use what is below the nodes, and other nodes. Start
 * reading at {@link dev.flua.language.nodes.upvalue.ReadUpvalueNode}.
 */
package dev.flua.language.nodes.upvalue;
