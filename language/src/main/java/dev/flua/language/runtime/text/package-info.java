/**
 * Numbers and source as text: how the reference reads and writes them, and how bytes become Java strings. It uses nothing else of
 * the language. Start reading at {@link dev.flua.language.runtime.text.SourceText}.
 */
package dev.flua.language.runtime.text;
