/** The script engine {@code lua} of {@code javax.script} (JSR 223), a thin layer over the polyglot API. */
package dev.flua.script;
