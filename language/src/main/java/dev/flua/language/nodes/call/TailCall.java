package dev.flua.language.nodes.call;

import com.oracle.truffle.api.interop.TruffleObject;

/**
 * A call in tail position that its function did not make but returned, for the caller to make after the function's
 * activation is gone (manual §3.4.10).
 *
 * @param arguments the called value, then the Lua arguments
 */
public record TailCall(Object[] arguments) implements TruffleObject {}
