package dev.flua.stdlib.table;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.nodes.arith.LengthNode;
import dev.flua.language.nodes.compare.EqualNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.LongWork;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.stdlib.string.ByteBuilder;

/** Functions that insert, remove, move and join elements. */
final class ElementFunctions {
    private ElementFunctions() {}

    /** {@code table.insert(list, [pos,] value)} */
    @LuaBuiltin(name = "insert", arguments = "any ...")
    abstract static class InsertNode extends TableBuiltinNode {
        @Specialization(guards = {"rest.length == 1", "isAppendable(table)"})
        static Object doAppend(LuaTable table, Object[] rest, @Cached AppendNode append) {
            append.execute(table, rest[0]);
            return Values.NONE;
        }

        @Specialization(guards = {"rest.length == 2", "isAppendable(table)"})
        final Object doInsert(
                LuaTable table,
                Object[] rest,
                @Cached AppendNode append,
                @Shared("elements") @Cached ElementAccess elements) {
            long position = integer(rest, 0, 2);
            long size = table.length();
            checkPosition(position, size);
            if (position == size + 1) {
                append.execute(table, rest[1]);
            } else if (isArrayFrom(table, position, size)) {
                append.execute(table, table.get(size));
                int index = (int) (position - 1);
                ArrayElements.shift(table, index, index + 1, (int) size - 1 - index);
                table.put(position, rest[1]);
            } else {
                insert(table, position, size, rest[1], elements);
            }
            return Values.NONE;
        }

        private void insert(Object list, long position, long size, Object value, ElementAccess elements) {
            for (long i = size + 1; i > position; i--) {
                elements.set(list, i, elements.get(list, i - 1));
                LongWork.round(i, this);
            }
            elements.set(list, position, value);
        }

        @Specialization(guards = "!isRaw(table, rest)")
        final Object doOther(
                VirtualFrame frame,
                Object table,
                Object[] rest,
                @Cached LengthNode length,
                @Shared("elements") @Cached ElementAccess elements) {
            checkTable(frame, 1, table, Event.INDEX, Event.NEWINDEX, Event.LEN);
            long size = length(table, length);
            if (rest.length == 1) {
                elements.set(table, size + 1, rest[0]);
            } else if (rest.length == 2) {
                long position = integer(rest, 0, 2);
                checkPosition(position, size);
                insert(table, position, size, rest[1], elements);
            } else {
                throw error("wrong number of arguments to 'insert'");
            }
            return Values.NONE;
        }

        /** Whether one of the other cases applies. */
        static boolean isRaw(Object value, Object[] rest) {
            return value instanceof LuaTable table && (rest.length == 1 || rest.length == 2) && isAppendable(table);
        }

        private void checkPosition(long position, long size) {
            // Unsigned, as the reference has it, so that one comparison tests both ends.
            if (Long.compareUnsigned(position - 1, size + 1) >= 0) {
                throw argumentError(2, "position out of bounds");
            }
        }
    }

    /** {@code table.remove(list [, pos])} */
    @LuaBuiltin(name = "remove", arguments = "any any")
    abstract static class RemoveNode extends TableBuiltinNode {
        @Specialization(guards = {"hasPlainLength(table)", "isArray(table)"})
        static Object doLast(LuaTable table, @SuppressWarnings("unused") LuaNil position) {
            Object value = table.get((long) table.arraySize());
            ArrayElements.removeLast(table);
            return value;
        }

        @Specialization(guards = {"hasPlainLength(table)", "isPosition(position)"})
        final Object doTable(LuaTable table, Object position, @Shared("elements") @Cached ElementAccess elements) {
            long size = table.length();
            long key = position == LuaNil.NIL ? size : (long) position;
            checkPosition(key, size);
            if (key >= 1 && key <= size && isArrayFrom(table, key, size)) {
                Object value = table.get(key);
                int index = (int) key;
                ArrayElements.shift(table, index, index - 1, (int) size - index);
                ArrayElements.removeLast(table);
                return value;
            }
            return remove(table, key, size, elements);
        }

        @Specialization(guards = "!isRaw(table, position)")
        final Object doOther(
                VirtualFrame frame,
                Object table,
                Object position,
                @Cached LengthNode length,
                @Shared("elements") @Cached ElementAccess elements) {
            checkTable(frame, 1, table, Event.INDEX, Event.NEWINDEX, Event.LEN);
            long size = length(table, length);
            long key = position == LuaNil.NIL ? size : integer(new Object[] {position}, 0, 2);
            checkPosition(key, size);
            return remove(table, key, size, elements);
        }

        private Object remove(Object list, long position, long size, ElementAccess elements) {
            Object value = elements.get(list, position);
            long key = position;
            for (; key < size; key++) {
                elements.set(list, key, elements.get(list, key + 1));
                LongWork.round(key, this);
            }
            if (value != LuaNil.NIL || (key >= 1 && key <= size) || !ForeignAccess.isForeign(list)) {
                elements.set(list, key, LuaNil.NIL); // a list has no place in front of its elements or behind them
            }
            return value;
        }

        /** Whether one of the other cases applies. */
        static boolean isRaw(Object value, Object position) {
            return value instanceof LuaTable table && hasPlainLength(table) && isPosition(position);
        }

        static boolean isPosition(Object value) {
            return value instanceof Long || value == LuaNil.NIL;
        }

        /** Whether the table has elements and its length is that of the array part. */
        static boolean isArray(LuaTable table) {
            return table.arraySize() > 0 && table.length() == table.arraySize();
        }

        private void checkPosition(long position, long size) {
            if (position != size && Long.compareUnsigned(position - 1, size) > 0) {
                throw argumentError(2, "position out of bounds");
            }
        }
    }

    /** {@code table.concat(list [, sep [, i [, j]]])} */
    @LuaBuiltin(name = "concat", arguments = "any string= integer=1 integer?")
    abstract static class ConcatNode extends TableBuiltinNode {
        private static final int INITIAL_BYTES = 256;

        @Specialization(guards = "hasPlainLength(table)")
        final LuaString doTable(
                LuaTable table,
                LuaString separator,
                long from,
                Object to,
                @Shared("elements") @Cached ElementAccess elements) {
            long last = to == LuaNil.NIL ? table.length() : (long) to;
            LuaString joined = joinPresent(table, separator, from, last);
            return joined != null ? joined : join(table, separator, from, last, elements);
        }

        /** Null where a metamethod has a say in an element. */
        @TruffleBoundary
        private LuaString joinPresent(LuaTable table, LuaString separator, long from, long last) {
            boolean absentIsNil = table.shape().hasNoIndex();
            ByteBuilder builder = new ByteBuilder(INITIAL_BYTES);
            // Counted so that the loop ends even where the last index is the largest integer.
            for (long i = from; i <= last; i++) {
                Object value = table.get(i);
                if (value == LuaNil.NIL && !absentIsNil) {
                    return null;
                }
                builder.append(string(value, i));
                if (i == last) {
                    break;
                }
                builder.append(separator);
                LongWork.round(i, this);
            }
            return builder.toLuaString();
        }

        @Specialization(guards = "!isPlainList(table)")
        final LuaString doOther(
                VirtualFrame frame,
                Object table,
                LuaString separator,
                long from,
                Object to,
                @Cached LengthNode length,
                @Shared("elements") @Cached ElementAccess elements) {
            checkTable(frame, 1, table, Event.INDEX, Event.LEN);
            // The length is asked for even where it is not needed: __len may have effects.
            long size = length(table, length);
            return join(table, separator, from, to == LuaNil.NIL ? size : (long) to, elements);
        }

        private LuaString join(Object list, LuaString separator, long from, long last, ElementAccess elements) {
            ByteBuilder builder = start();
            for (long i = from; i < last; i++) {
                append(builder, string(elements.get(list, i), i));
                LongWork.round(i, this);
                append(builder, separator);
            }
            if (from <= last) {
                append(builder, string(elements.get(list, last), last));
            }
            return finish(builder);
        }

        @TruffleBoundary
        private static ByteBuilder start() {
            return new ByteBuilder(INITIAL_BYTES);
        }

        @TruffleBoundary
        private static void append(ByteBuilder builder, LuaString string) {
            builder.append(string);
        }

        @TruffleBoundary
        private static LuaString finish(ByteBuilder builder) {
            return builder.toLuaString();
        }

        private LuaString string(Object value, long index) {
            LuaString string = Coercions.toStringOrNull(value);
            if (string == null) {
                throw invalid(value, index);
            }
            return string;
        }

        @TruffleBoundary
        private LuaError invalid(Object value, long index) {
            return error(
                    "invalid value (" + Metatables.typeName(value) + ") at index " + index + " in table for 'concat'");
        }
    }

    /** {@code table.move(a1, f, e, t [,a2])} */
    @LuaBuiltin(name = "move", arguments = "any integer integer integer any")
    abstract static class MoveNode extends TableBuiltinNode {
        @Specialization(guards = {"isPlain(source)", "isNil(destination) || isPlainTable(destination)"})
        final Object doPlain(LuaTable source, long from, long to, long target, Object destination) {
            LuaTable receiver = destination == LuaNil.NIL ? source : (LuaTable) destination;
            if (to >= from) {
                checkRange(from, to, target);
                if (!ArrayElements.copy(source, from - 1, receiver, target - 1, to - from + 1)) {
                    moveRaw(source, from, to, target, receiver);
                }
            }
            return receiver;
        }

        @TruffleBoundary
        private void moveRaw(LuaTable source, long from, long to, long target, LuaTable destination) {
            long count = to - from + 1;
            if (target > to || target <= from || destination != source) {
                for (long i = 0; i < count; i++) {
                    destination.put(target + i, source.get(from + i));
                    LongWork.round(i, this);
                }
            } else {
                for (long i = count - 1; i >= 0; i--) {
                    destination.put(target + i, source.get(from + i));
                    LongWork.round(i, this);
                }
            }
        }

        @Specialization(guards = "!isPlainTable(source) || !(isNil(destination) || isPlainTable(destination))")
        final Object doOther(
                VirtualFrame frame,
                Object source,
                long from,
                long to,
                long target,
                Object destination,
                @Cached EqualNode equal,
                @Cached ElementAccess elements) {
            boolean same = destination == LuaNil.NIL;
            Object receiver = same ? source : destination;
            checkTable(frame, 1, source, Event.INDEX);
            checkTable(frame, same ? 1 : 5, receiver, Event.NEWINDEX);
            if (to < from) {
                return receiver;
            }
            checkRange(from, to, target);
            long count = to - from + 1;
            if (target > to || target <= from || (!same && !equal.executeBoolean(source, receiver))) {
                for (long i = 0; i < count; i++) {
                    elements.set(receiver, target + i, elements.get(source, from + i));
                    LongWork.round(i, this);
                }
            } else {
                for (long i = count - 1; i >= 0; i--) {
                    elements.set(receiver, target + i, elements.get(source, from + i));
                    LongWork.round(i, this);
                }
            }
            return receiver;
        }

        private void checkRange(long from, long to, long target) {
            if (from <= 0 && to >= Long.MAX_VALUE + from) {
                throw argumentError(3, "too many elements to move");
            }
            if (target > Long.MAX_VALUE - (to - from + 1) + 1) {
                throw argumentError(4, "destination wrap around");
            }
        }

        static boolean isNil(Object value) {
            return value == LuaNil.NIL;
        }
    }
}
