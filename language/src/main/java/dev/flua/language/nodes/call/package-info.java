/** Calling functions and callable values, method calls and proper tail calls (manual §3.4.10). */
package dev.flua.language.nodes.call;
