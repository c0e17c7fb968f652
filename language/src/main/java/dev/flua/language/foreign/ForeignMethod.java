package dev.flua.language.foreign;

import dev.flua.language.runtime.LuaString;

/**
 * What {@code object:name(…)} calls where the object comes from another language: there, a method is chosen when it is called,
 * by its arguments. Stands for the function only between its lookup and its call, and is no Lua value.
 */
public final class ForeignMethod {
    private final LuaString key;
    private final String name;

    public ForeignMethod(LuaString key) {
        this.key = key;
        this.name = key.toString();
    }

    public LuaString key() {
        return key;
    }

    public String name() {
        return name;
    }
}
