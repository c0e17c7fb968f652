/** The standard libraries of Lua 5.4, and {@code java} and {@code polyglot}: services of the language. */
module dev.flua.stdlib {
    requires transitive dev.flua.language;
}
