/** The process as a Lua command needs it: arguments that are bytes, and a standard output that tells its errors. */
package dev.flua.stdlib.process;
