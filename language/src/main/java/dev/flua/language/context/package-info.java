/**
 * One program, and what all programs of an engine share. It may use the values and what runs of a program needs to know (the
 * packages {@code runtime}), but no node. Start reading at {@link dev.flua.language.context.LuaContext}, then {@link
 * dev.flua.language.context.LuaEngine}.
 */
package dev.flua.language.context;
