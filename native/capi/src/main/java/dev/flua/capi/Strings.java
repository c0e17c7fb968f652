package dev.flua.capi;

import dev.flua.language.nodes.LuaOperations;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.text.NumberParser;

/** Strings, and what numbers and strings have to do with each other (manual §4.1.3, §3.4.3). */
final class Strings {
    private Strings() {}

    /** Pushes a copy of bytes, which C code finds at the address in the slot. */
    static long push(NativeThread thread, long address, long length) {
        if (length > LuaString.MAX_LENGTH) {
            throw Allocation.failed();
        }
        LuaString string = LuaString.of(Memory.bytes(address, length));
        thread.program().pin(string);
        thread.push(string);
        return 0;
    }

    /** The address of the bytes of the string in a slot. */
    static long pin(NativeThread thread, long slot) {
        return thread.program().pin((LuaString) thread.read(slot));
    }

    /** Makes the number in a slot a string. */
    static long fromNumber(NativeThread thread, long slot) {
        LuaString string = Coercions.toStringOrNull(thread.read(slot));
        thread.program().pin(string);
        thread.write(slot, string);
        return 0;
    }

    /**
     * The number that the string in a slot denotes, in another slot.
     *
     * @param result 0 where only the answer is of interest, whether there is one
     */
    static long toNumber(NativeThread thread, long slot, long result) {
        Object number = Coercions.toNumber(thread.read(slot));
        if (number != null && result != 0) {
            thread.write(result, number);
        }
        return number == null ? 0 : 1;
    }

    /** Pushes the number that bytes denote; returns whether they denote one. */
    static long parseNumber(NativeThread thread, long address, long length) {
        Object number = NumberParser.parse(Memory.bytes(address, length), 0, (int) length);
        if (number == null) {
            return 0;
        }
        thread.push(number);
        return 1;
    }

    /** Pushes the value in a slot as {@code tostring} shows it. */
    static long display(NativeThread thread, long slot) {
        thread.push(LuaOperations.tostring(thread.read(slot)));
        return 0;
    }

    /** A number that tells the object in a slot from all others. */
    static long pointer(NativeThread thread, long slot) {
        return Long.decode(Coercions.address(thread.read(slot)));
    }
}
