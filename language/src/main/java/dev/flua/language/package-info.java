/**
 * Lua 5.4 as a Truffle language: its registration, its options, and the start of a context. It may use all packages, and none uses
 * it but for the name of the class that Truffle registers. Start reading at {@link dev.flua.language.LuaLanguage}.
 */
package dev.flua.language;
