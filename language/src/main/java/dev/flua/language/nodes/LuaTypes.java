package dev.flua.language.nodes;

import com.oracle.truffle.api.dsl.TypeSystem;

/** The types that nodes specialise on without boxing. There are no implicit casts: Lua's conversions depend on the operation. */
@TypeSystem({long.class, double.class, boolean.class})
public abstract class LuaTypes {}
