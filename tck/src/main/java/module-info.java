/** Conformance: tests run against everything that ships. */
module dev.flua.tck {
    requires dev.flua.language;
    requires dev.flua.launcher;
    requires dev.flua.stdlib;
    requires org.graalvm.polyglot;
    requires org.graalvm.truffle.runtime;
}
