/** The library {@code polyglot}: other languages in the same context. */
package dev.flua.stdlib.polyglot;
