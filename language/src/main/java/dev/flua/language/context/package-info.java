/**
 * One program, and what all programs of an engine share. It may use the packages {@code runtime}, but no node. Start reading at
 * {@link dev.flua.language.context.LuaContext}.
 */
package dev.flua.language.context;
