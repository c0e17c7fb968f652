package dev.flua.language.context;

import dev.flua.language.runtime.LuaFunction;

/**
 * The iterator functions that {@code pairs} and {@code ipairs} return in a context: always the same, whatever happens to the
 * globals.
 *
 * @param next the basic function
 * @param nextElement what {@code ipairs} returns
 */
public record Iterators(LuaFunction next, LuaFunction nextElement) {}
