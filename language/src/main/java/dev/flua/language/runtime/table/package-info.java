/** The inside of a table: shapes, the array part, the dictionary and the lookup through metatables. */
package dev.flua.language.runtime.table;
