/**
 * Table constructors (manual §3.4.9). As all nodes, it may use what is below the nodes, and other nodes. Start reading at {@link
 * dev.flua.language.nodes.table.TableConstructorNode}.
 */
package dev.flua.language.nodes.table;
