/** The {@code flua} command. */
module dev.flua.launcher {
    requires dev.flua.aot;
    requires dev.flua.embedding;
    requires dev.flua.stdlib;
    requires info.picocli;
    requires jdk.unsupported;
    requires org.graalvm.launcher;
    requires org.graalvm.nativeimage;
    requires org.graalvm.polyglot;
    requires org.graalvm.shadowed.jline;

    exports dev.flua.launcher;
}
