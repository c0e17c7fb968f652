/** The {@code flua} command: Lua's own command line (lua.c of the reference), and the options of the polyglot engine. */
package dev.flua.launcher;
