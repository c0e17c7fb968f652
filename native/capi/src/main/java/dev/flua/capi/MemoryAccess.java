package dev.flua.capi;

/** How Java reads and writes memory that is not its own; nobody checks addresses. */
interface MemoryAccess {
    byte getByte(long address);

    int getInt(long address);

    long getLong(long address);

    void putByte(long address, byte value);

    void putShort(long address, short value);

    void putInt(long address, int value);

    void putLong(long address, long value);

    /** Fills {@code bytes} with what is at an address. */
    void read(long address, byte[] bytes);

    /** Writes the first bytes of an array to an address. */
    void write(long address, byte[] bytes, int length);

    void copy(long from, long to, long length);
}
