/** Conformance: tests run against everything that ships. */
module dev.flua.tck {
    requires dev.flua.embedding;
    requires dev.flua.language;
    requires dev.flua.launcher;
    requires dev.flua.stdlib;
    requires java.net.http;
    requires java.scripting;
    requires jdk.management;
    requires org.graalvm.polyglot;
    requires org.graalvm.polyglot_tck;
    requires org.graalvm.truffle.runtime;

    exports dev.flua.tck;

    provides org.graalvm.polyglot.tck.LanguageProvider with
            dev.flua.tck.LuaLanguageProvider;
}
