/** Loads modules written in C: the C API of Lua 5.4 for the binary files that others install (docs/c-modules.md). */
module dev.flua.capi {
    requires dev.flua.stdlib;
    requires org.graalvm.nativeimage;
    requires org.graalvm.word;

    provides dev.flua.stdlib.packages.CLibraries with
            dev.flua.capi.NativeLibraries;
}
