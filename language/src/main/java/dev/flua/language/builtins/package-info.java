/**
 * How a library of Lua functions plugs into the language: the service interface, and the base class of library functions. It may
 * use all that is below {@link dev.flua.language.LuaLanguage}. Start reading at {@link dev.flua.language.builtins.LuaLibrary}.
 */
package dev.flua.language.builtins;
