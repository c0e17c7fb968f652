/** The door between Lua and other languages: what happens to a value that crosses it. */
package dev.flua.language.interop;
