package dev.flua.capi;

/** What C code asks for, by the numbers that {@code state.h} gives them. */
final class Operation {
    static final int GROW = 0;
    static final int PUSH_STRING = 1;
    static final int PIN = 2;
    static final int NUMBER_TO_STRING = 3;
    static final int STRING_TO_NUMBER = 4;
    static final int PARSE_NUMBER = 5;
    static final int ARITHMETIC = 6;
    static final int COMPARE = 7;
    static final int RAW_EQUAL = 8;
    static final int CONCAT = 9;
    static final int LENGTH = 10;
    static final int RAW_LENGTH = 11;
    static final int DISPLAY = 12;
    static final int CREATE_TABLE = 13;
    static final int GET = 14;
    static final int GET_FIELD = 15;
    static final int GET_INDEX = 16;
    static final int RAW_GET = 17;
    static final int RAW_GET_INDEX = 18;
    static final int SET = 19;
    static final int SET_FIELD = 20;
    static final int SET_INDEX = 21;
    static final int RAW_SET = 22;
    static final int RAW_SET_INDEX = 23;
    static final int NEXT = 24;
    static final int GET_GLOBAL = 25;
    static final int SET_GLOBAL = 26;
    static final int GET_METATABLE = 27;
    static final int SET_METATABLE = 28;
    static final int GET_METAFIELD = 29;
    static final int NEW_USERDATA = 30;
    static final int TEST_USERDATA = 31;
    static final int GET_USER_VALUE = 32;
    static final int SET_USER_VALUE = 33;
    static final int PUSH_CLOSURE = 34;
    static final int READ_UPVALUE = 35;
    static final int WRITE_UPVALUE = 36;
    static final int GET_UPVALUE = 37;
    static final int SET_UPVALUE = 38;
    static final int UPVALUE_ID = 39;
    static final int UPVALUE_JOIN = 40;
    static final int CALL = 41;
    static final int PROTECTED_CALL = 42;
    static final int ERROR = 43;
    static final int NOT_YIELDABLE = 44;
    static final int ARGUMENT_ERROR = 45;
    static final int WHERE = 46;
    static final int TRACEBACK = 47;
    static final int NEW_THREAD = 48;
    static final int PUSH_THREAD = 49;
    static final int TO_THREAD = 50;
    static final int MOVE = 51;
    static final int RESUME = 52;
    static final int STATUS = 53;
    static final int CLOSE_THREAD = 54;
    static final int POINTER = 55;
    static final int LOAD = 56;
    static final int LOAD_FILE = 57;
    static final int DUMP = 58;
    static final int COLLECT = 59;
    static final int GET_STACK = 60;
    static final int GET_INFO = 61;
    static final int GET_LOCAL = 62;
    static final int SET_LOCAL = 63;
    static final int TO_CLOSE = 64;
    static final int CLOSE_SLOTS = 65;
    static final int WARN = 66;
    static final int SET_WARN = 67;
    static final int SET_HOOK = 68;
    static final int GET_HOOK = 69;
    static final int LIBRARY = 70;

    /** How many there are, which both sides have to agree about. */
    static final int COUNT = 71;

    private Operation() {}
}
