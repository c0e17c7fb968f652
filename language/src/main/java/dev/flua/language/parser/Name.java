package dev.flua.language.parser;

import dev.flua.language.runtime.LuaString;

/** An identifier: as a variable name and as the string constant that it is as a global or as a field. */
final class Name {
    private final String text;
    private LuaString constant;

    Name(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    LuaString constant() {
        if (constant == null) {
            constant = LuaString.intern(text);
        }
        return constant;
    }
}
