/** Indexing any value with a key, {@code v[k]} and {@code v[k] = x}, metamethods included (manual §2.4). */
package dev.flua.language.nodes.access;
