/** The {@code flua} command. */
module dev.flua.launcher {
    requires dev.flua.stdlib;
    requires jdk.unsupported;
    requires org.graalvm.launcher;
    requires org.graalvm.polyglot;
    requires org.graalvm.shadowed.jline;

    exports dev.flua.launcher;
}
