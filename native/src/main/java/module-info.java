/** Ahead of time: Lua programs as native executables. */
@SuppressWarnings("module") // the builder's module is there only while an image is built
module dev.flua.aot {
    requires transitive dev.flua.stdlib;
    requires org.graalvm.nativeimage;
    requires org.graalvm.polyglot;
    requires org.graalvm.word;

    exports dev.flua.aot;

    // For the substitutions in Collector.
    opens dev.flua.aot to
            org.graalvm.nativeimage.builder;
}
