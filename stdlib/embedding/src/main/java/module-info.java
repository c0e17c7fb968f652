/**
 * Lua in Java programs, beside the polyglot API: ready limits, access to a program's objects, and chunks as Java functions
 * ({@link dev.flua.embedding}); the script engine of JSR 223 ({@link dev.flua.script}).
 */
module dev.flua.embedding {
    requires dev.flua.stdlib;
    requires static java.scripting;
    requires transitive org.graalvm.polyglot;

    exports dev.flua.embedding;
    exports dev.flua.script;

    provides javax.script.ScriptEngineFactory with
            dev.flua.script.LuaScriptEngineFactory,
            dev.flua.script.FullTrustScriptEngineFactory;
}
