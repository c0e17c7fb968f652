package dev.flua.capi;

/** Where what is in a {@code lua_State}, as {@code state.h} lays it out. */
final class StateLayout {
    /** Memory of the module's own in front of a state ({@code LUA_EXTRASPACE}), rounded up. */
    static final long EXTRA_SPACE = 16;

    static final long STACK = 0;
    static final long BASE = 8;
    static final long TOP = 16;
    static final long END = 24;
    static final long THREAD = 32;
    static final long PROGRAM = 40;
    static final long REGISTRY = 48;
    static final long SCRATCH = 64;
    static final long CONTINUATION = 96;
    static final long CONTINUATION_CONTEXT = 104;
    static final long COUNT = 112;
    static final long RESULTS = 120;
    static final long HANDLER = 128;
    static final long YIELDABLE = 136;
    static final long PENDING_CLOSE = 144;
    static final long IS_MAIN = 152;
    static final long BYTES = 176;

    /** A {@code Program}. */
    static final long PROGRAM_BYTES = 32;

    static final long SLOT_BYTES = 16;
    static final long SLOT_ID = 4;
    static final long SLOT_VALUE = 8;

    /** Tags of slots: the types of lua.h, and a flag that tells two kinds of some apart. */
    static final int NONE = -1;

    static final int NIL = 0;
    static final int BOOLEAN = 1;
    static final int LIGHT_USERDATA = 2;
    static final int FLOAT = 3;
    static final int STRING = 4;
    static final int TABLE = 5;
    static final int FUNCTION = 6;
    static final int USERDATA = 7;
    static final int THREAD_TYPE = 8;
    static final int FLAG = 16;
    static final int INTEGER = FLOAT | FLAG;
    static final int C_FUNCTION = FUNCTION | FLAG;
    static final int TYPE_MASK = 15;

    private StateLayout() {}
}
