/**
 * Lua's values, what is true of them whichever node meets them, and what they need to know of their program. It may use the
 * package of tables, with which it is one floor, and numbers and source as text; to run code of the program it asks {@link
 * dev.flua.language.nodes.LuaOperations}. Start reading at {@link dev.flua.language.runtime.LuaObject}.
 */
package dev.flua.language.runtime;
