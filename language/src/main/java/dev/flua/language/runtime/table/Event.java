package dev.flua.language.runtime.table;

import dev.flua.language.runtime.LuaString;
import java.util.Locale;

/** The events that a metatable can define (manual §2.4), plus the fields of metatables that libraries look at. */
public enum Event {
    ADD,
    SUB,
    MUL,
    DIV,
    MOD,
    POW,
    UNM,
    IDIV,
    BAND,
    BOR,
    BXOR,
    SHL,
    SHR,
    BNOT,
    CONCAT,
    LEN,
    EQ,
    LT,
    LE,
    INDEX,
    NEWINDEX,
    CALL,
    CLOSE,
    GC,
    MODE,
    NAME,
    TOSTRING,
    METATABLE,
    PAIRS;

    private final LuaString key = LuaString.intern("__" + name().toLowerCase(Locale.ROOT));

    /** The key in the metatable, such as {@code __index}; interned. */
    public LuaString key() {
        return key;
    }

    int bit() {
        return 1 << ordinal();
    }
}
