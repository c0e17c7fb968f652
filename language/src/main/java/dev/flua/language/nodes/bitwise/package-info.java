/** Bitwise operators (manual §3.4.2). */
package dev.flua.language.nodes.bitwise;
