package dev.flua.language.runtime;

/**
 * Where a program filled the stack.
 *
 * @param error that the machine threw
 * @param text {@code chunk:line: } of the call that was one too many
 */
public record OverflowPlace(StackOverflowError error, String text) {}
