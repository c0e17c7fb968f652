/** The standard libraries of Lua 5.4, and {@code java} and {@code polyglot}: services of the language. */
module dev.flua.stdlib {
    requires transitive dev.flua.language;
    requires java.management;

    provides dev.flua.language.builtins.LuaLibrary with
            dev.flua.stdlib.packages.PackageLibrary,
            dev.flua.stdlib.io.IoLibrary,
            dev.flua.stdlib.os.OsLibrary;
}
