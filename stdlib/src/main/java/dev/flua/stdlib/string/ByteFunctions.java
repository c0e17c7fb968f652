package dev.flua.stdlib.string;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.VariableArguments;
import dev.flua.language.compile.ChunkCompiler;
import dev.flua.language.nodes.LuaRootNode;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.LongWork;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import java.util.Arrays;

/** The functions of the string library that deal with bytes one by one (manual §6.4). */
final class ByteFunctions {
    private ByteFunctions() {}

    /** {@code string.len(s)}. */
    @LuaBuiltin(name = "len", arguments = "string")
    abstract static class LenNode extends LuaBuiltinNode {
        @Specialization
        static long doLen(LuaString string) {
            return string.length();
        }
    }

    /** {@code string.byte(s [, i [, j]])}. */
    @LuaBuiltin(name = "byte", arguments = "string integer=1 integer?")
    abstract static class ByteNode extends LuaBuiltinNode {
        @Specialization(guards = {"position > 0", "position <= string.length()"})
        static long doInside(LuaString string, long position, @SuppressWarnings("unused") LuaNil end) {
            return string.byteAt((int) position - 1);
        }

        @Specialization(replaces = "doInside")
        Object doOne(LuaString string, long position, @SuppressWarnings("unused") LuaNil end) {
            return doRange(string, position, position);
        }

        @Specialization
        Object doRange(LuaString string, long start, long end) {
            long first = StringPositions.start(start, string.length());
            int last = StringPositions.end(end, string.length());
            if (first > last) {
                return Values.NONE;
            }
            if (first == last) {
                return (long) string.byteAt(last - 1);
            }
            requireStack(last - first + 1, "string slice too long");
            return bytes(string, (int) first - 1, last);
        }

        @TruffleBoundary
        private static Object[] bytes(LuaString string, int from, int to) {
            byte[] bytes = string.bytes();
            Object[] values = new Object[to - from];
            for (int i = 0; i < values.length; i++) {
                values[i] = (long) (bytes[from + i] & 0xff);
            }
            return values;
        }
    }

    /** {@code string.char(···)}. */
    @LuaBuiltin(name = "char", arguments = "...")
    abstract static class CharNode extends LuaBuiltinNode {
        @Specialization(guards = {"values.length == 1", "isByte(values)"})
        static LuaString doOne(Object[] values) {
            return LuaString.ofByte((int) (long) values[0]);
        }

        static boolean isByte(Object[] values) {
            return values[0] instanceof Long value && value >= 0 && value <= 0xff;
        }

        @Specialization(replaces = "doOne")
        @TruffleBoundary
        LuaString doMany(Object[] values) {
            byte[] bytes = new byte[values.length];
            for (int i = 0; i < bytes.length; i++) {
                long value = VariableArguments.integer(this, values, i, i + 1);
                if (value < 0 || value > 0xff) {
                    throw argumentError(i + 1, "value out of range");
                }
                bytes[i] = (byte) value;
            }
            return LuaString.of(bytes, 0, bytes.length);
        }
    }

    /** {@code string.sub(s, i [, j])}. */
    @LuaBuiltin(name = "sub", arguments = "string integer integer=-1")
    abstract static class SubNode extends LuaBuiltinNode {
        @Specialization(guards = {"start > 0", "end >= start", "end <= string.length()"})
        static LuaString doInside(LuaString string, long start, long end) {
            return string.substring((int) start - 1, (int) end);
        }

        @Specialization(replaces = "doInside")
        static LuaString doAny(LuaString string, long start, long end) {
            long first = StringPositions.start(start, string.length());
            int last = StringPositions.end(end, string.length());
            return first > last ? LuaString.EMPTY : string.substring((int) first - 1, last);
        }
    }

    /** {@code string.lower(s)}. */
    @LuaBuiltin(name = "lower", arguments = "string")
    abstract static class LowerNode extends LuaBuiltinNode {
        @Specialization
        LuaString doLower(LuaString string) {
            return changeCase(string, 'A', 'Z', this);
        }
    }

    /** {@code string.upper(s)}. */
    @LuaBuiltin(name = "upper", arguments = "string")
    abstract static class UpperNode extends LuaBuiltinNode {
        @Specialization
        LuaString doUpper(LuaString string) {
            return changeCase(string, 'a', 'z', this);
        }
    }

    /** The string with the letters between {@code first} and {@code last} in the other case, in the "C" locale. */
    @TruffleBoundary
    private static LuaString changeCase(LuaString string, char first, char last, Node location) {
        byte[] bytes = string.bytes();
        int start = 0;
        while (start < bytes.length && !(bytes[start] >= first && bytes[start] <= last)) {
            LongWork.round(++start, location);
        }
        if (start == bytes.length) {
            return string;
        }
        Allocation.announce(bytes.length);
        byte[] result = bytes.clone();
        LongWork.inPieces(start, bytes.length, location, (from, to) -> {
            for (int i = from; i < to; i++) {
                byte c = result[i];
                if (c >= first && c <= last) {
                    result[i] = (byte) (c ^ 0x20);
                }
            }
        });
        return LuaString.of(result);
    }

    /** {@code string.reverse(s)}. */
    @LuaBuiltin(name = "reverse", arguments = "string")
    abstract static class ReverseNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        LuaString doReverse(LuaString string) {
            byte[] bytes = string.bytes();
            Allocation.announce(bytes.length);
            byte[] result = new byte[bytes.length];
            LongWork.inPieces(0, bytes.length, this, (from, to) -> {
                for (int i = from; i < to; i++) {
                    result[i] = bytes[bytes.length - 1 - i];
                }
            });
            return LuaString.of(result, 0, result.length);
        }
    }

    /** {@code string.rep(s, n [, sep])}. */
    @LuaBuiltin(name = "rep", arguments = "string integer string=")
    abstract static class RepNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        LuaString doRep(LuaString string, long count, LuaString separator) {
            if (count <= 0) {
                return LuaString.EMPTY;
            }
            long unit = (long) string.length() + separator.length();
            if (unit > Integer.MAX_VALUE / count) {
                throw error("resulting string too large");
            }
            if (unit == 0) {
                return LuaString.EMPTY;
            }
            if (count == 1) {
                return string;
            }
            long total = count * unit - separator.length();
            if (total > LuaString.MAX_LENGTH) {
                throw Allocation.failed();
            }
            Allocation.announce(total);
            try {
                return repeat(string.bytes(), separator.bytes(), (int) total, this);
            } catch (OutOfMemoryError e) {
                throw Allocation.failed();
            }
        }

        private static LuaString repeat(byte[] bytes, byte[] separator, int total, Node location) {
            byte[] result = new byte[total];
            if (bytes.length == 1 && separator.length == 0) {
                Arrays.fill(result, bytes[0]);
                return LuaString.of(result);
            }
            System.arraycopy(bytes, 0, result, 0, bytes.length);
            System.arraycopy(separator, 0, result, bytes.length, separator.length);
            // What is there is a whole number of units: each round copies all of it, or as much as is missing.
            for (int done = bytes.length + separator.length; done < total; done *= 2) {
                System.arraycopy(result, 0, result, done, Math.min(done, total - done));
                TruffleSafepoint.poll(location);
                if (done > total / 2) {
                    break;
                }
            }
            return LuaString.of(result, 0, total);
        }
    }

    /** {@code string.dump(function [, strip])}. */
    @LuaBuiltin(name = "dump", arguments = "function boolean")
    abstract static class DumpNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        LuaString doDump(LuaFunction function, boolean strip) {
            requireOpenProgram("string.dump");
            if (function.callTarget().getRootNode() instanceof LuaRootNode root) {
                return LuaString.of(ChunkCompiler.dump(root, strip));
            }
            throw error("unable to dump given function");
        }
    }
}
