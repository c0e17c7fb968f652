/**
 * How Lua uses objects of other languages: reading, writing, calling, loops, numbers. It may use values and the context; nodes use
 * it. Start reading at {@link dev.flua.language.foreign.ForeignReadNode}.
 */
package dev.flua.language.foreign;
