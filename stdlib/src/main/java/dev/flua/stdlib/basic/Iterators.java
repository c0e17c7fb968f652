package dev.flua.stdlib.basic;

import dev.flua.language.LuaContext;
import dev.flua.language.builtins.Libraries;
import dev.flua.language.runtime.LuaFunction;

/**
 * The iterator functions that {@code pairs} and {@code ipairs} return in a context: always the same, whatever happens to the
 * globals.
 */
record Iterators(LuaFunction next, LuaFunction nextElement) {
    static Iterators create(LuaContext context, LuaFunction next) {
        return new Iterators(
                next,
                Libraries.function(
                        context, "for iterator", ElementIterationFactory.NextElementNodeFactory.getInstance()));
    }

    static Iterators of(LuaContext context) {
        return context.state(Iterators.class, () -> {
            throw new AssertionError("the basic functions are not installed");
        });
    }
}
