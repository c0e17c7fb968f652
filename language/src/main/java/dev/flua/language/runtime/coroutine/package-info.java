/**
 * Coroutines: what they are for a program, and the ways to make their stacks (docs/coroutines.md). It may use the values. Start
 * reading at {@link dev.flua.language.runtime.coroutine.LuaCoroutine}.
 */
package dev.flua.language.runtime.coroutine;
