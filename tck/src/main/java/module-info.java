/** Conformance: tests run against everything that ships. */
module dev.flua.tck {
    // Scripts implement interfaces of the tests.
    exports dev.flua.tck to
            dev.flua.stdlib;

    requires dev.flua.language;
    requires dev.flua.launcher;
    requires dev.flua.stdlib;
    requires org.graalvm.polyglot;
    requires org.graalvm.truffle.runtime;
}
