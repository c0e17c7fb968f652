/**
 * How other languages and tools use Lua: what happens to a value that crosses the door. It may use the nodes and what is below
 * them, but not the parser's trees. Start reading at {@link dev.flua.language.interop.InteropCallNode}.
 */
package dev.flua.language.interop;
