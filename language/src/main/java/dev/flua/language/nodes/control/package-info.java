/** Blocks, conditions, loops, {@code goto} and {@code return} (manual §3.3). */
package dev.flua.language.nodes.control;
