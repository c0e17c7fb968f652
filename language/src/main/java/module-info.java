/**
 * Lua 5.4 as a Truffle language. Knows no library function: libraries come as services.
 */
module dev.flua.language {
    requires transitive org.graalvm.polyglot;
    requires transitive org.graalvm.truffle;
    requires java.management;
    requires jdk.management;
    requires org.graalvm.nativeimage;
    requires org.antlr.antlr4.runtime;

    exports dev.flua.language;
    exports dev.flua.language.binary;
    exports dev.flua.language.builtins;
    exports dev.flua.language.compile;
    exports dev.flua.language.context;
    exports dev.flua.language.foreign;
    exports dev.flua.language.interop;
    exports dev.flua.language.nodes;
    exports dev.flua.language.nodes.access;
    exports dev.flua.language.nodes.arith;
    exports dev.flua.language.nodes.bitwise;
    exports dev.flua.language.nodes.call;
    exports dev.flua.language.nodes.compare;
    exports dev.flua.language.nodes.concat;
    exports dev.flua.language.nodes.control;
    exports dev.flua.language.nodes.hook;
    exports dev.flua.language.parser;
    exports dev.flua.language.runtime;
    exports dev.flua.language.runtime.coroutine;
    exports dev.flua.language.runtime.memory;
    exports dev.flua.language.runtime.stack;
    exports dev.flua.language.runtime.table;
    exports dev.flua.language.runtime.text;

    uses dev.flua.language.builtins.LuaLibrary;

    provides com.oracle.truffle.api.instrumentation.provider.TruffleInstrumentProvider with
            dev.flua.language.runtime.limits.LimitInstrumentProvider;
    provides com.oracle.truffle.api.provider.TruffleLanguageProvider with
            dev.flua.language.LuaLanguageProvider;
}
