/**
 * Finalizers, weak tables' collections, and how much memory values take (docs/memory.md). It may use values, coroutines and the
 * stack. Start reading at {@link dev.flua.language.runtime.memory.Finalizers}.
 */
package dev.flua.language.runtime.memory;
