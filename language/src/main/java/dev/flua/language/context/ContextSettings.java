package dev.flua.language.context;

/**
 * What an embedder wants a context to be like.
 *
 * @param outputBuffering when what the program writes leaves the buffer of standard output
 * @param callsFinalizers whether {@code __gc} metamethods are called
 * @param translatesLazily whether functions get their nodes at their first call
 * @param readsRecords whether the components of all records of Java are fields
 * @param sharesCode whether other contexts run the same code
 */
public record ContextSettings(
        Buffering outputBuffering,
        boolean callsFinalizers,
        boolean translatesLazily,
        boolean readsRecords,
        boolean sharesCode) {}
