/**
 * What the metatables of values say (manual §2.4). As all nodes, it may use what is below the nodes, and other nodes. Start
 * reading at {@link dev.flua.language.nodes.metamethod.MetamethodNode}.
 */
package dev.flua.language.nodes.metamethod;
