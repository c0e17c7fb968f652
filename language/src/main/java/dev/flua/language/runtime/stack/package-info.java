/**
 * The active functions, what is known of them without running them, and messages that tell where something happened. It may use
 * values and coroutines; root nodes and nodes show themselves to it as {@link dev.flua.language.runtime.stack.StackRoot}, {@link
 * dev.flua.language.runtime.stack.CallSite} and {@link dev.flua.language.runtime.stack.CodePlace}. Start reading at {@link
 * dev.flua.language.runtime.stack.CallStack}.
 */
package dev.flua.language.runtime.stack;
