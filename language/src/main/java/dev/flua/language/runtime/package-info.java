/** Lua's values, and what is true of them whichever node meets them. */
package dev.flua.language.runtime;
