package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.InvalidBufferOffsetException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.api.utilities.TriState;
import dev.flua.language.runtime.text.SourceText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * An immutable Lua string: a sequence of bytes (manual §2.1).
 *
 * <p>The content is a byte array, or a {@link Rope} that remembers a concatenation not carried out yet; the first
 * access to the bytes flattens it. Strings that code in C has looked at are {@link Pinned}. Constants of a program are {@linkplain #intern interned}, so that comparing two of them
 * is mostly a comparison of references; strings made at run time are not.
 *
 * <p>Other languages see a string where the bytes are UTF-8, and a buffer of bytes in any case.
 */
@ExportLibrary(InteropLibrary.class)
public final class LuaString extends LuaObject implements Comparable<LuaString> {
    /** A concatenation that has been asked for and not been carried out. */
    private record Rope(LuaString left, LuaString right) {}

    /** Bytes of which there is a copy outside the heap, where code written in C finds it. */
    private record Pinned(byte[] bytes, long address, Object memory) {}

    /** The largest length in bytes, which is that of a Java array. */
    public static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    /** Below this many bytes copying is cheaper than remembering a concatenation. */
    private static final int ROPE_THRESHOLD = 48;

    /** The same for several at once. */
    private static final int JOIN_THRESHOLD = 256;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Up to this many bytes copying one by one is cheaper than a call for all. */
    private static final int MAX_COPIED_SINGLY = 16;

    /** Up to this many bytes comparing eight at a time is cheaper than a call for all. */
    private static final int MAX_COMPARED_IN_WORDS = 64;

    private static final Map<LuaString, WeakReference<LuaString>> INTERNED = new WeakHashMap<>();

    @CompilerDirectives.CompilationFinal(dimensions = 1)
    private static final LuaString[] SINGLE_BYTES = new LuaString[256];

    public static final LuaString EMPTY;

    static {
        EMPTY = intern(new byte[0]);
        for (int i = 0; i < SINGLE_BYTES.length; i++) {
            SINGLE_BYTES[i] = intern(new byte[] {(byte) i});
        }
    }

    private Object content;
    private final int length;
    private int hash;

    private LuaString(Object content, int length) {
        this.content = content;
        this.length = length;
    }

    /** The string with the given bytes, which the caller must not change any more. */
    public static LuaString of(byte[] bytes) {
        if (bytes.length == 1) {
            return SINGLE_BYTES[bytes[0] & 0xff];
        }
        return new LuaString(bytes, bytes.length);
    }

    /** The string with a copy of {@code bytes[from..to)}. */
    public static LuaString of(byte[] bytes, int from, int to) {
        if (to - from == 1) {
            return SINGLE_BYTES[bytes[from] & 0xff];
        }
        return to == from ? EMPTY : new LuaString(Arrays.copyOfRange(bytes, from, to), to - from);
    }

    /** The string of one byte, {@code 0..255}. */
    public static LuaString ofByte(int value) {
        return SINGLE_BYTES[value & 0xff];
    }

    /** The UTF-8 form of a Java string; bytes that were decoded by {@link SourceText#decode} come back as they were. */
    @TruffleBoundary
    public static LuaString of(String text) {
        return of(SourceText.encode(text));
    }

    /** The canonical string with these bytes: equal interned strings are identical. */
    @TruffleBoundary
    public static LuaString intern(byte[] bytes) {
        LuaString candidate = new LuaString(bytes, bytes.length);
        synchronized (INTERNED) {
            WeakReference<LuaString> reference = INTERNED.get(candidate);
            LuaString known = reference == null ? null : reference.get();
            if (known == null) {
                INTERNED.put(candidate, new WeakReference<>(candidate));
                return candidate;
            }
            return known;
        }
    }

    /** The canonical string for a Java string. */
    @TruffleBoundary
    public static LuaString intern(String text) {
        return intern(SourceText.encode(text));
    }

    @Override
    public LuaType type() {
        return LuaType.STRING;
    }

    public int length() {
        return length;
    }

    /** The bytes themselves, not a copy: the caller must not change them. */
    public byte[] bytes() {
        Object current = content;
        if (CompilerDirectives.injectBranchProbability(
                CompilerDirectives.LIKELY_PROBABILITY, current instanceof byte[])) {
            return (byte[]) current;
        }
        return flatten();
    }

    /** Where the copy of the bytes outside the heap is, 0 if there is none. */
    public long address() {
        return content instanceof Pinned pinned ? pinned.address : 0;
    }

    /**
     * Notes a copy of the bytes outside the heap.
     *
     * @param memory is kept as long as the string is, and the copy with it
     */
    public void pin(long address, Object memory) {
        content = new Pinned(bytes(), address, memory);
    }

    /** The byte at {@code index}, {@code 0..255}. */
    public int byteAt(int index) {
        return bytes()[index] & 0xff;
    }

    /** The bytes {@code from..to} (exclusive), counted from 0. */
    public LuaString substring(int from, int to) {
        if (to - from == length) {
            return this;
        }
        byte[] bytes = bytes();
        if (to - from == 1) {
            return SINGLE_BYTES[bytes[from] & 0xff];
        }
        return copyRange(bytes, from, to);
    }

    @TruffleBoundary
    private static LuaString copyRange(byte[] bytes, int from, int to) {
        return of(bytes, from, to);
    }

    /**
     * {@code left .. right}.
     *
     * @throws LuaError if the result would be longer than {@link #MAX_LENGTH}
     */
    public static LuaString concat(LuaString left, LuaString right) {
        int leftLength = left.length;
        int rightLength = right.length;
        if (rightLength == 0) {
            return left;
        }
        if (leftLength == 0) {
            return right;
        }
        long total = (long) leftLength + rightLength;
        if (total > MAX_LENGTH) {
            throw lengthOverflow();
        }
        if (total < ROPE_THRESHOLD) {
            return copyBoth(left, right);
        }
        if (rightLength < ROPE_THRESHOLD && left.content instanceof Rope rope && rope.right.length < ROPE_THRESHOLD) {
            // Appending piece by piece: keep one node per ROPE_THRESHOLD bytes, not one per piece.
            return new LuaString(new Rope(rope.left, copyBoth(rope.right, right)), (int) total);
        }
        return new LuaString(new Rope(left, right), (int) total);
    }

    /** All of the strings as one, null where it is so long that each concatenation had better be remembered. */
    @TruffleBoundary
    static LuaString joinShort(LuaString[] strings) {
        int total = 0;
        for (LuaString string : strings) {
            if (string.length > JOIN_THRESHOLD) {
                return null;
            }
            total += string.length;
        }
        if (total > JOIN_THRESHOLD) {
            return null;
        }
        byte[] result = new byte[total];
        int position = 0;
        for (LuaString string : strings) {
            string.copyTo(result, position);
            position += string.length;
        }
        return total == 0 ? EMPTY : of(result);
    }

    private void copyTo(byte[] target, int position) {
        byte[] bytes = bytes();
        int count = length;
        if (count > MAX_COPIED_SINGLY) {
            System.arraycopy(bytes, 0, target, position, count);
        } else {
            for (int i = 0; i < count; i++) {
                target[position + i] = bytes[i];
            }
        }
    }

    @TruffleBoundary
    private static LuaError lengthOverflow() {
        return Allocation.failed();
    }

    @TruffleBoundary
    private static LuaString copyBoth(LuaString left, LuaString right) {
        byte[] result = new byte[left.length + right.length];
        left.copyTo(result, 0);
        right.copyTo(result, left.length);
        return new LuaString(result, result.length);
    }

    @TruffleBoundary
    private byte[] flatten() {
        if (content instanceof Pinned pinned) {
            return pinned.bytes;
        }
        Allocation.announce(length);
        byte[] result = new byte[length];
        int end = length;
        ArrayDeque<LuaString> pending = new ArrayDeque<>();
        LuaString next = this;
        // Right to left, because ropes grow by appending: the stack stays small for a chain of appends.
        while (true) {
            Object current = next.content;
            if (current instanceof Rope rope) {
                pending.push(rope.left);
                next = rope.right;
            } else {
                byte[] bytes = current instanceof Pinned pinned ? pinned.bytes : (byte[]) current;
                end -= bytes.length;
                System.arraycopy(bytes, 0, result, end, bytes.length);
                if (pending.isEmpty()) {
                    break;
                }
                next = pending.pop();
            }
        }
        content = result;
        return result;
    }

    /** Tells what the string is made of. */
    public void describeTo(HeapVisitor visitor) {
        if (content instanceof Rope(LuaString left, LuaString right)) {
            visitor.addReferences(2);
            visitor.add(left);
            visitor.add(right);
        } else {
            visitor.addBytes(length);
        }
    }

    @Override
    public int hashCode() {
        int h = hash;
        if (CompilerDirectives.injectBranchProbability(CompilerDirectives.SLOWPATH_PROBABILITY, h == 0)) {
            h = computeHash();
        }
        return h;
    }

    @TruffleBoundary
    private int computeHash() {
        byte[] bytes = bytes();
        long h = bytes.length;
        int i = 0;
        for (; i <= bytes.length - Long.BYTES; i += Long.BYTES) {
            h = HashMix.add(h, (long) EIGHT_BYTES.get(bytes, i));
        }
        long rest = 0;
        for (; i < bytes.length; i++) {
            rest = rest << Byte.SIZE | (bytes[i] & 0xff);
        }
        int result = (int) HashMix.add(h, rest);
        hash = result == 0 ? 1 : result;
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof LuaString string && contentEquals(string));
    }

    /** Whether both have the same bytes. */
    public boolean equals(LuaString other) {
        return this == other || contentEquals(other);
    }

    private boolean contentEquals(LuaString other) {
        if (length != other.length || (hash != 0 && other.hash != 0 && hash != other.hash)) {
            return false;
        }
        return bytesEqual(other);
    }

    @TruffleBoundary
    private boolean bytesEqual(LuaString other) {
        byte[] a = bytes();
        byte[] b = other.bytes();
        if (a.length > MAX_COMPARED_IN_WORDS) {
            return Arrays.equals(a, b);
        }
        int lastWord = a.length - Long.BYTES;
        for (int i = 0; i < lastWord; i += Long.BYTES) {
            if ((long) EIGHT_BYTES.get(a, i) != (long) EIGHT_BYTES.get(b, i)) {
                return false;
            }
        }
        if (lastWord >= 0) {
            return (long) EIGHT_BYTES.get(a, lastWord) == (long) EIGHT_BYTES.get(b, lastWord);
        }
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }

    /** Compares bytes as unsigned numbers, as {@code strcoll} does in the C locale. */
    @Override
    @TruffleBoundary
    public int compareTo(LuaString other) {
        return Arrays.compareUnsigned(bytes(), other.bytes());
    }

    /** Whether the bytes begin with {@code __}, as the keys of metamethods do. */
    public boolean isEventName() {
        return length > 2 && byteAt(0) == '_' && byteAt(1) == '_';
    }

    /** Decodes UTF-8; bytes that are not valid become lone surrogates, see {@link SourceText}. */
    @Override
    @TruffleBoundary
    public String toString() {
        return SourceText.decode(bytes());
    }

    /** One Java character per byte. */
    @TruffleBoundary
    public String toLatin1() {
        return new String(bytes(), StandardCharsets.ISO_8859_1);
    }

    /** Whether the bytes are UTF-8, so that the string is one for other languages too. */
    @ExportMessage(name = "isString")
    @TruffleBoundary
    public boolean isText() {
        return SourceText.isUtf8(bytes());
    }

    @ExportMessage
    String asString() throws UnsupportedMessageException {
        if (!isText()) {
            throw UnsupportedMessageException.create();
        }
        return toString();
    }

    @ExportMessage
    @TruffleBoundary
    TruffleString asTruffleString() throws UnsupportedMessageException {
        if (!isText()) {
            throw UnsupportedMessageException.create();
        }
        return TruffleString.fromByteArrayUncached(bytes(), TruffleString.Encoding.UTF_8, false);
    }

    @Override
    @ExportMessage
    public Object toDisplayString(@SuppressWarnings("unused") boolean allowSideEffects) {
        return toString();
    }

    /** Equal strings cannot be told apart, whether they are the same object or not. */
    @Override
    @ExportMessage
    public TriState isIdenticalOrUndefined(@SuppressWarnings("unused") Object other) {
        return TriState.UNDEFINED;
    }

    @Override
    @ExportMessage
    public int identityHashCode() throws UnsupportedMessageException {
        throw UnsupportedMessageException.create();
    }

    @ExportMessage
    boolean hasBufferElements() {
        return true;
    }

    @ExportMessage
    long getBufferSize() {
        return length;
    }

    private ByteBuffer buffer(ByteOrder order) {
        return ByteBuffer.wrap(bytes()).order(order);
    }

    private int offset(long offset, int size) throws InvalidBufferOffsetException {
        if (offset < 0 || offset + size > length) {
            throw InvalidBufferOffsetException.create(offset, size);
        }
        return (int) offset;
    }

    @ExportMessage
    byte readBufferByte(long byteOffset) throws InvalidBufferOffsetException {
        return bytes()[offset(byteOffset, 1)];
    }

    @ExportMessage
    @TruffleBoundary
    void readBuffer(long byteOffset, byte[] destination, int destinationOffset, int size)
            throws InvalidBufferOffsetException {
        System.arraycopy(bytes(), offset(byteOffset, size), destination, destinationOffset, size);
    }

    @ExportMessage
    @TruffleBoundary
    short readBufferShort(ByteOrder order, long byteOffset) throws InvalidBufferOffsetException {
        return buffer(order).getShort(offset(byteOffset, Short.BYTES));
    }

    @ExportMessage
    @TruffleBoundary
    int readBufferInt(ByteOrder order, long byteOffset) throws InvalidBufferOffsetException {
        return buffer(order).getInt(offset(byteOffset, Integer.BYTES));
    }

    @ExportMessage
    @TruffleBoundary
    long readBufferLong(ByteOrder order, long byteOffset) throws InvalidBufferOffsetException {
        return buffer(order).getLong(offset(byteOffset, Long.BYTES));
    }

    @ExportMessage
    @TruffleBoundary
    float readBufferFloat(ByteOrder order, long byteOffset) throws InvalidBufferOffsetException {
        return buffer(order).getFloat(offset(byteOffset, Float.BYTES));
    }

    @ExportMessage
    @TruffleBoundary
    double readBufferDouble(ByteOrder order, long byteOffset) throws InvalidBufferOffsetException {
        return buffer(order).getDouble(offset(byteOffset, Double.BYTES));
    }
}
