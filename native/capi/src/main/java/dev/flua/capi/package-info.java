/**
 * The C API of Lua (manual §4 and §5). C code calls functions of a library of ours ({@code src/main/c}), which does by itself what
 * needs no objects, and asks {@link dev.flua.capi.Operations} for the rest; {@link dev.flua.capi.NativeThread} is what both sides
 * know of a coroutine.
 */
package dev.flua.capi;
