/** The standard libraries of Lua 5.4: services of the language. */
module dev.flua.stdlib {
    requires transitive dev.flua.language;
    requires java.management;
    requires jdk.management;

    exports dev.flua.stdlib;
    exports dev.flua.stdlib.basic;
    exports dev.flua.stdlib.debug;
    exports dev.flua.stdlib.io;
    exports dev.flua.stdlib.packages;
    exports dev.flua.stdlib.process;

    uses dev.flua.stdlib.packages.CLibraries;

    provides dev.flua.language.builtins.LuaLibrary with
            dev.flua.stdlib.packages.PackageLibrary,
            dev.flua.stdlib.basic.BasicLibrary,
            dev.flua.stdlib.coroutine.CoroutineLibrary,
            dev.flua.stdlib.table.TableLibrary,
            dev.flua.stdlib.io.IoLibrary,
            dev.flua.stdlib.os.OsLibrary,
            dev.flua.stdlib.string.StringLibrary,
            dev.flua.stdlib.math.MathLibrary,
            dev.flua.stdlib.utf8.Utf8Library,
            dev.flua.stdlib.debug.DebugLibrary,
            dev.flua.stdlib.polyglot.PolyglotLibrary,
            dev.flua.stdlib.java.JavaLibrary;
}
