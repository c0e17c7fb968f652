/** How a library of Lua functions plugs into the language: the service interface, and the base class of built-in functions. */
package dev.flua.language.builtins;
