/** Function bodies, the closures made of them, and varargs (manual §3.4.11). */
package dev.flua.language.nodes.function;
