/** Relational operators (manual §3.4.4). */
package dev.flua.language.nodes.compare;
