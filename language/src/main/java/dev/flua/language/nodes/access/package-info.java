/**
 * Indexing any value with a key, {@code v[k]} and {@code v[k] = x}, metamethods included (manual §2.4). As all nodes, it may use
 * what is below the nodes, and other nodes. Start reading at {@link dev.flua.language.nodes.access.MemberNode}.
 */
package dev.flua.language.nodes.access;
