/**
 * The inside of a table: shapes, the array part, the dictionary and the lookup through metatables. It may use the values, with
 * which it is one floor, and what they use. Start reading at {@link dev.flua.language.runtime.table.LuaTable}.
 */
package dev.flua.language.runtime.table;
