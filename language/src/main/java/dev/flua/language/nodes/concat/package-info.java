/** Concatenation and the length operator (manual §3.4.6, §3.4.7). */
package dev.flua.language.nodes.concat;
