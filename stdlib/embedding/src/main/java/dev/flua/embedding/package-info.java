/**
 * Lua inside Java programs: ready limits for scripts ({@link dev.flua.embedding.TrustLevel}), and chunks as Java functions ({@link
 * dev.flua.embedding.LuaScript}). All of it is made of the polyglot API, and can be mixed with it.
 */
package dev.flua.embedding;
