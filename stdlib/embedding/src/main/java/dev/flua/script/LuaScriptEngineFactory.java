package dev.flua.script;

import java.util.List;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;

/** Makes script engines for Lua; found by {@link javax.script.ScriptEngineManager} under the name {@code lua}. */
public class LuaScriptEngineFactory implements ScriptEngineFactory {
    private static final String VERSION = "5.4";

    @Override
    public String getEngineName() {
        return "flua";
    }

    @Override
    public String getEngineVersion() {
        String version = getClass().getPackage().getImplementationVersion();
        return version == null ? VERSION : version;
    }

    @Override
    public List<String> getExtensions() {
        return List.of("lua");
    }

    @Override
    public List<String> getMimeTypes() {
        return List.of("application/x-lua", "text/x-lua");
    }

    @Override
    public List<String> getNames() {
        return List.of("lua", "Lua", "flua");
    }

    @Override
    public String getLanguageName() {
        return "Lua";
    }

    @Override
    public String getLanguageVersion() {
        return VERSION;
    }

    /** Null for {@code THREADING}: an engine is for one thread at a time. */
    @Override
    public Object getParameter(String key) {
        return switch (key) {
            case ScriptEngine.ENGINE -> getEngineName();
            case ScriptEngine.ENGINE_VERSION -> getEngineVersion();
            case ScriptEngine.LANGUAGE -> getLanguageName();
            case ScriptEngine.LANGUAGE_VERSION -> getLanguageVersion();
            case ScriptEngine.NAME -> getNames().getFirst();
            default -> null;
        };
    }

    @Override
    public String getMethodCallSyntax(String object, String method, String... arguments) {
        return object + ":" + method + "(" + String.join(", ", arguments) + ")";
    }

    @Override
    public String getOutputStatement(String text) {
        StringBuilder literal = new StringBuilder("print(\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> literal.append('\\').append(c);
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                default -> literal.append(c);
            }
        }
        return literal.append("\")").toString();
    }

    @Override
    public String getProgram(String... statements) {
        return String.join("\n", statements);
    }

    @Override
    public ScriptEngine getScriptEngine() {
        return new LuaScriptEngine(this, LuaScriptEngine.confined());
    }
}
