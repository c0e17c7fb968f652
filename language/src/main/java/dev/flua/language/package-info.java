/** Lua 5.4 as a Truffle language: the registration and the state of one context. */
package dev.flua.language;
