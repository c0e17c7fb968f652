/** Constants in the source text (manual §3.1). */
package dev.flua.language.nodes.literal;
