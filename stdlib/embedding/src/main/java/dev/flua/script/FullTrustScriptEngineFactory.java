package dev.flua.script;

import dev.flua.embedding.TrustLevel;
import java.util.List;
import javax.script.ScriptEngine;

/**
 * Makes script engines whose scripts may do what the Java program may do ({@link TrustLevel#FULL_TRUST}); found under the name {@code
 * lua-full-trust} only.
 */
public final class FullTrustScriptEngineFactory extends LuaScriptEngineFactory {
    /** Called by the service loader. */
    public FullTrustScriptEngineFactory() {}

    /** Another name than the other factory's, because managers take factories for equal by it. */
    @Override
    public String getEngineName() {
        return super.getEngineName() + " (full trust)";
    }

    @Override
    public List<String> getExtensions() {
        return List.of();
    }

    @Override
    public List<String> getMimeTypes() {
        return List.of();
    }

    @Override
    public List<String> getNames() {
        return List.of("lua-full-trust");
    }

    @Override
    public ScriptEngine getScriptEngine() {
        return new LuaScriptEngine(this, TrustLevel.FULL_TRUST.newContext());
    }
}
