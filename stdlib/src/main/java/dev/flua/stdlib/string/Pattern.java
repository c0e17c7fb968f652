package dev.flua.stdlib.string;

import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LuaString;

/**
 * A pattern (manual §6.4.1) in the form that a {@link Matcher} runs: a list of items, one for each single-character
 * class with its suffix, capture parenthesis, and so on, closed by {@link #END}. Immutable.
 *
 * <p>A malformed part becomes an {@link #ERROR} item, because the reference complains about a pattern only when
 * matching gets there.
 */
final class Pattern {
    /** The whole pattern has matched. */
    static final byte END = 0;

    /** One byte, {@link #operand}. */
    static final byte BYTE = 1;

    /** Any byte. */
    static final byte ANY = 2;

    /** A byte of {@link #set}. */
    static final byte SET = 3;

    static final byte OPEN_CAPTURE = 4;
    static final byte POSITION_CAPTURE = 5;
    static final byte CLOSE_CAPTURE = 6;

    /** The end of the subject. */
    static final byte SUBJECT_END = 7;

    /** {@code %bxy}; {@link #operand} is {@code x << 8 | y}. */
    static final byte BALANCE = 8;

    /** {@code %f[set]}. */
    static final byte FRONTIER = 9;

    /** {@code %n}; {@link #operand} is the digit's value. */
    static final byte BACK_REFERENCE = 10;

    /** Raises {@link #message}. */
    static final byte ERROR = 11;

    /** Number of slots of the cache, a power of two. */
    private static final int CACHE_SIZE = 512;

    /** Patterns used recently, by hash. Without synchronisation: a lost entry is only compiled again. */
    private static final Pattern[] CACHE = new Pattern[CACHE_SIZE];

    private final LuaString source;
    private final boolean gmatch;
    private final boolean anchored;
    private final int captureCount;
    private final byte[] operations;
    private final byte[] suffixes;
    private final int[] operands;
    private final boolean[][] sets;
    private final String message;

    Pattern(LuaString source, boolean gmatch, PatternCompiler compiled) {
        this.source = source;
        this.gmatch = gmatch;
        anchored = compiled.isAnchored();
        captureCount = compiled.captureCount();
        operations = compiled.operations();
        suffixes = compiled.suffixes();
        operands = compiled.operands();
        sets = compiled.sets();
        message = compiled.message();
    }

    /** The pattern, where a leading {@code ^} is an anchor. */
    static Pattern of(LuaString source, Node location) {
        return of(source, false, location);
    }

    /** The pattern, where a leading {@code ^} is a byte as any other. */
    static Pattern ofGmatch(LuaString source, Node location) {
        return of(source, true, location);
    }

    private static Pattern of(LuaString source, boolean gmatch, Node location) {
        int slot = (source.hashCode() + (gmatch ? 1 : 0)) & (CACHE_SIZE - 1);
        Pattern known = CACHE[slot];
        if (known != null && known.gmatch == gmatch && known.source.equals(source)) {
            return known;
        }
        Pattern pattern = new Pattern(source, gmatch, new PatternCompiler(source.bytes(), gmatch, location));
        CACHE[slot] = pattern;
        return pattern;
    }

    /** Whether the pattern matches at the initial position only. */
    boolean isAnchored() {
        return anchored;
    }

    /** The largest number of captures that can be open or closed at the same time. */
    int captureCount() {
        return captureCount;
    }

    int operation(int item) {
        return operations[item];
    }

    /** {@code * + - ?} behind a single-character class, otherwise 0. */
    int suffix(int item) {
        return suffixes[item];
    }

    int operand(int item) {
        return operands[item];
    }

    boolean[] set(int item) {
        return sets[item];
    }

    /** What is wrong with the pattern. */
    String message() {
        return message;
    }
}
