package dev.flua.language.binary;

import java.nio.charset.StandardCharsets;

/**
 * The bytes that the writer and the reader of binary chunks agree on (docs/binary-chunks.md). The header and the number of upvalues
 * are the reference's (ldump.c), also in how sizes are written; what follows is flua's own: whoever changes it, or the order of the
 * operators in {@link dev.flua.language.parser.Tree}, counts the version up.
 */
final class BinaryFormat {
    static final byte[] SIGNATURE = {BinaryChunk.MARK, 'L', 'u', 'a'};
    static final byte VERSION = 0x54;
    static final byte FORMAT = 0;

    /** Whatever changes line ends or the eighth bit changes these. */
    static final byte[] DATA = {0x19, (byte) 0x93, '\r', '\n', 0x1a, '\n'};

    static final byte INSTRUCTION_SIZE = 4;
    static final long INTEGER_SAMPLE = 0x5678;
    static final double NUMBER_SAMPLE = 370.5;

    /** Where the reference goes on with its own format. The last byte counts the versions of ours. */
    static final byte[] FLUA_MARK = "flua\2".getBytes(StandardCharsets.ISO_8859_1);

    static final byte STRIPPED = 1;

    /** Most characters that the text of a chunk may have had. */
    static final int MAX_TEXT = 1 << 28;

    static final int MAX_UPVALUES = 255;

    // Expressions. Those without an operand are constants too.
    static final int NIL = 0;
    static final int FALSE = 1;
    static final int TRUE = 2;
    static final int INTEGER = 3;
    static final int FLOAT = 4;
    static final int STRING = 5;
    static final int VARARG = 6;
    static final int LOCAL = 7;
    static final int UPVALUE = 8;
    static final int INDEX = 9;
    static final int CALL = 10;
    static final int METHOD_CALL = 11;
    static final int FUNCTION = 12;
    static final int PARENTHESIZED = 13;
    static final int TABLE = 14;
    /** A table with positional items only. */
    static final int ARRAY = 15;
    /** An index by a name that ends where the index ends: {@code a.name}. */
    static final int FIELD = 16;
    /** A name that is a field of an upvalue, which is at the same place: {@code name}. */
    static final int GLOBAL = 17;
    /** Then the operators, in their order. */
    static final int UNARY = 24;

    static final int BINARY = 32;

    // Statements.
    static final int LOCAL_STATEMENT = 0;
    static final int LOCAL_FUNCTION = 1;
    static final int ASSIGNMENT = 2;
    static final int DECLARATION = 3;
    static final int CALL_STATEMENT = 4;
    static final int DO = 5;
    static final int WHILE = 6;
    static final int REPEAT = 7;
    static final int IF = 8;
    static final int NUMERIC_FOR = 9;
    static final int GENERIC_FOR = 10;
    static final int RETURN = 11;
    static final int TAIL_CALL = 12;
    static final int BREAK = 13;
    static final int GOTO = 14;
    static final int LABEL = 15;

    /** The hidden variables of loops. */
    static final int NUMERIC_CONTROLS = 3;

    static final int GENERIC_CONTROLS = 4;

    // What is said of a local variable, beside the ordinal of its attribute.
    static final int ATTRIBUTE = 3;
    static final int CAPTURED = 4;
    static final int CONSTANT = 8;

    private BinaryFormat() {}
}
