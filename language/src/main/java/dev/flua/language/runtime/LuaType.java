package dev.flua.language.runtime;

/** The types of Lua's values (manual §2.1). A light userdata is one for C programs only. */
public enum LuaType {
    NIL("nil"),
    BOOLEAN("boolean"),
    NUMBER("number"),
    STRING("string"),
    TABLE("table"),
    FUNCTION("function"),
    THREAD("thread"),
    USERDATA("userdata"),
    LIGHT_USERDATA("userdata");

    private final String text;

    LuaType(String text) {
        this.text = text;
    }

    /** The name as {@code type} returns it. */
    public String text() {
        return text;
    }
}
