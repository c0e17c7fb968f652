/** Ahead of time: Lua programs as native executables. */
module dev.flua.aot {
    requires transitive dev.flua.stdlib;
    requires org.graalvm.nativeimage;
    requires org.graalvm.polyglot;
    requires org.graalvm.truffle;
    requires org.graalvm.word;

    exports dev.flua.aot;
}
