/** Conformance: golden programs, the command line, real programs, and the runner for the official Lua test suite. */
package dev.flua.tck;
