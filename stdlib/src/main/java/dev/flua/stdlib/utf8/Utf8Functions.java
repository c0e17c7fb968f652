package dev.flua.stdlib.utf8;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.Libraries;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.VariableArguments;
import dev.flua.language.context.ContextState;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LongWork;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.stdlib.string.ByteBuilder;
import java.util.ArrayList;
import java.util.List;

/** The functions of the library {@code utf8} (manual §6.5). */
final class Utf8Functions {
    private static final String INVALID_CODE = "invalid UTF-8 code";

    private Utf8Functions() {}

    /** A position counted from 1 where negative ones count from the end; 0 where that is before the start. */
    private static long absolute(long position, int length) {
        if (position >= 0) {
            return position;
        }
        return position < -length ? 0 : length + position + 1;
    }

    /** {@code utf8.char(···)}. */
    @LuaBuiltin(name = "char", arguments = "...")
    abstract static class CharNode extends LuaBuiltinNode {
        @Specialization(guards = {"values.length == 1", "isAscii(values)"})
        static LuaString doAscii(Object[] values) {
            return LuaString.ofByte((int) (long) values[0]);
        }

        static boolean isAscii(Object[] values) {
            return values[0] instanceof Long value && value >= 0 && value < 0x80;
        }

        @Specialization(replaces = "doAscii")
        @TruffleBoundary
        LuaString doAny(Object[] values) {
            ByteBuilder result = new ByteBuilder(values.length * 4);
            for (int i = 0; i < values.length; i++) {
                long code = VariableArguments.integer(this, values, i, i + 1);
                if (code < 0 || code > Utf8.MAX_CODE) {
                    throw argumentError(i + 1, "value out of range");
                }
                Utf8.encode(result, code);
            }
            return result.toLuaString();
        }
    }

    /** {@code utf8.codepoint(s [, i [, j [, lax]]])}. */
    @LuaBuiltin(name = "codepoint", arguments = "string integer=1 integer? boolean")
    abstract static class CodepointNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doOne(LuaString string, long i, @SuppressWarnings("unused") LuaNil j, boolean lax) {
            return codepoints(string, absolute(i, string.length()), absolute(i, string.length()), lax);
        }

        @Specialization
        @TruffleBoundary
        Object doRange(LuaString string, long i, long j, boolean lax) {
            return codepoints(string, absolute(i, string.length()), absolute(j, string.length()), lax);
        }

        private Object codepoints(LuaString string, long first, long last, boolean lax) {
            byte[] bytes = string.bytes();
            if (first < 1) {
                throw argumentError(2, "out of bounds");
            }
            if (last > bytes.length) {
                throw argumentError(3, "out of bounds");
            }
            if (first > last) {
                return Values.NONE;
            }
            requireStack(last - first + 1, "string slice too long");
            List<Object> codes = new ArrayList<>();
            int position = (int) first - 1;
            while (position < last) {
                long code = Utf8.decode(bytes, position, lax);
                if (code == Utf8.INVALID) {
                    throw error(INVALID_CODE);
                }
                codes.add(code);
                position += Utf8.size(code);
            }
            return Values.of(codes.toArray());
        }
    }

    /** {@code utf8.len(s [, i [, j [, lax]]])}. */
    @LuaBuiltin(name = "len", arguments = "string integer=1 integer=-1 boolean")
    abstract static class LenNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doLen(LuaString string, long i, long j, boolean lax) {
            byte[] bytes = string.bytes();
            long first = absolute(i, bytes.length) - 1;
            long last = absolute(j, bytes.length) - 1;
            if (first < 0 || first > bytes.length) {
                throw argumentError(2, "initial position out of bounds");
            }
            if (last >= bytes.length) {
                throw argumentError(3, "final position out of bounds");
            }
            long count = 0;
            int position = (int) first;
            while (position <= last) {
                long code = Utf8.decode(bytes, position, lax);
                if (code == Utf8.INVALID) {
                    return new Object[] {LuaNil.NIL, position + 1L};
                }
                position += Utf8.size(code);
                LongWork.round(++count, this);
            }
            return count;
        }
    }

    /** {@code utf8.offset(s, n [, i])}. */
    @LuaBuiltin(name = "offset", arguments = "string integer integer?")
    abstract static class OffsetNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doOffset(LuaString string, long n, @SuppressWarnings("unused") LuaNil i) {
            return offsetFrom(string.bytes(), n, n >= 0 ? 1 : string.length() + 1L);
        }

        @Specialization
        @TruffleBoundary
        Object doOffset(LuaString string, long n, long i) {
            return offsetFrom(string.bytes(), n, absolute(i, string.length()));
        }

        private Object offsetFrom(byte[] bytes, long n, long start) {
            if (start < 1 || start > bytes.length + 1L) {
                throw argumentError(3, "position out of bounds");
            }
            int position = (int) start - 1;
            if (n == 0) {
                while (position > 0 && Utf8.isContinuation(bytes, position)) {
                    LongWork.round(--position, this);
                }
                return position + 1L;
            }
            if (Utf8.isContinuation(bytes, position)) {
                throw error("initial position is a continuation byte");
            }
            return n < 0 ? before(bytes, position, n) : behind(bytes, position, n - 1);
        }

        private Object before(byte[] bytes, int start, long n) {
            int position = start;
            long missing = n;
            while (missing < 0 && position > 0) {
                do {
                    LongWork.round(--position, this);
                } while (position > 0 && Utf8.isContinuation(bytes, position));
                missing++;
            }
            return missing == 0 ? (Object) (position + 1L) : LuaNil.NIL;
        }

        private Object behind(byte[] bytes, int start, long n) {
            int position = start;
            long missing = n;
            while (missing > 0 && position < bytes.length) {
                do {
                    LongWork.round(++position, this);
                } while (Utf8.isContinuation(bytes, position));
                missing--;
            }
            return missing == 0 ? (Object) (position + 1L) : LuaNil.NIL;
        }
    }

    /** {@code utf8.codes(s [, lax])}. */
    @LuaBuiltin(name = "codes", arguments = "string boolean")
    abstract static class CodesNode extends LuaBuiltinNode {
        private static final ContextState<LuaFunction> STRICT = ContextState.of(
                _ -> Libraries.function("for iterator", Utf8FunctionsFactory.StrictIteratorNodeFactory.getInstance()));
        private static final ContextState<LuaFunction> LAX = ContextState.of(
                _ -> Libraries.function("for iterator", Utf8FunctionsFactory.LaxIteratorNodeFactory.getInstance()));

        @Specialization
        @TruffleBoundary
        Object doCodes(LuaString string, boolean lax) {
            if (Utf8.isContinuation(string.bytes(), 0)) {
                throw argumentError(1, INVALID_CODE);
            }
            return new Object[] {(lax ? LAX : STRICT).get(context()), string, 0L};
        }
    }

    /** An iterator over the characters of a string: from the position of one to that of the next, and its code. */
    abstract static class IteratorNode extends LuaBuiltinNode {
        @TruffleBoundary
        final Object next(LuaString string, Object control, boolean lax) {
            byte[] bytes = string.bytes();
            Long position = Coercions.toInteger(control);
            long next = position == null ? 0 : position;
            if (next < 0 || next >= bytes.length) {
                return Values.NONE;
            }
            int index = (int) next;
            while (Utf8.isContinuation(bytes, index)) {
                LongWork.round(++index, this);
            }
            if (index >= bytes.length) {
                return Values.NONE;
            }
            long code = Utf8.decode(bytes, index, lax);
            if (code == Utf8.INVALID || Utf8.isContinuation(bytes, index + Utf8.size(code))) {
                throw error(INVALID_CODE);
            }
            return new Object[] {index + 1L, code};
        }
    }

    /** Goes through Unicode characters only. */
    @LuaBuiltin(name = "strict iterator", arguments = "string any")
    abstract static class StrictIteratorNode extends IteratorNode {
        @Specialization
        Object doIterate(LuaString string, Object control) {
            return next(string, control, false);
        }
    }

    /** Goes through all codes of up to 31 bits. */
    @LuaBuiltin(name = "lax iterator", arguments = "string any")
    abstract static class LaxIteratorNode extends IteratorNode {
        @Specialization
        Object doIterate(LuaString string, Object control) {
            return next(string, control, true);
        }
    }
}
