/**
 * Assignments to several variables at once. As all nodes, it may use what is below the nodes, and other nodes. Start reading at
 * {@link dev.flua.language.nodes.assign.MultipleAssignmentNode}.
 */
package dev.flua.language.nodes.assign;
