/** Arithmetic operators (manual §3.4.1). */
package dev.flua.language.nodes.arith;
