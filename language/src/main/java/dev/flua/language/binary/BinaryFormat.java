package dev.flua.language.binary;

import java.nio.charset.StandardCharsets;

/**
 * The bytes that the writer and the reader of binary chunks agree on. The header and the number of upvalues are the
 * reference's (ldump.c), also in how integers and strings are written; what follows is flua's own.
 */
final class BinaryFormat {
    static final byte[] SIGNATURE = {BinaryChunk.MARK, 'L', 'u', 'a'};
    static final byte VERSION = 0x54;
    static final byte FORMAT = 0;

    /** Whatever changes line ends or the eighth bit changes these. */
    static final byte[] DATA = {0x19, (byte) 0x93, '\r', '\n', 0x1a, '\n'};

    static final byte INSTRUCTION_SIZE = 4;
    static final long INTEGER = 0x5678;
    static final double NUMBER = 370.5;

    /** Where the reference goes on with its own format. The last byte counts the versions of ours. */
    static final byte[] FLUA_MARK = "flua\1".getBytes(StandardCharsets.ISO_8859_1);

    static final byte STRIPPED = 1;

    // How constants begin: the reference's type tags.
    static final byte NIL = 0x00;
    static final byte FALSE = 0x01;
    static final byte TRUE = 0x11;
    static final byte INTEGER_CONSTANT = 0x03;
    static final byte FLOAT_CONSTANT = 0x13;
    static final byte STRING_CONSTANT = 0x04;

    private BinaryFormat() {}
}
