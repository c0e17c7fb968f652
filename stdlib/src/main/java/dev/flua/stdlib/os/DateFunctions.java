package dev.flua.stdlib.os;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.nodes.access.IndexNode;
import dev.flua.language.nodes.access.SetIndexNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LongWork;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;

/** Points in time, which are numbers of seconds since 1970, and dates. */
final class DateFunctions {
    private static final int MILLIS_PER_SECOND = 1000;

    private DateFunctions() {}

    private static long now() {
        return Math.floorDiv(System.currentTimeMillis(), MILLIS_PER_SECOND);
    }

    /** {@code os.date(format, time)}. */
    @LuaBuiltin(name = "date", arguments = "string? integer?")
    abstract static class DateNode extends LuaBuiltinNode {
        private static final String UNKNOWN = "date result cannot be represented in this installation";

        @Specialization
        @TruffleBoundary
        Object doDate(Object optionalFormat, Object optionalTime) {
            String format = optionalFormat == LuaNil.NIL ? "%c" : optionalFormat.toString();
            long time = optionalTime == LuaNil.NIL ? now() : (Long) optionalTime;
            boolean universal = format.startsWith("!");
            Calendar calendar = universal ? new Calendar(Zone.UNIVERSAL) : LocalZone.calendar(context());
            CalendarDate date = calendar.dateAt(time);
            if (date == null) {
                throw error(UNKNOWN);
            }
            String conversions = universal ? format.substring(1) : format;
            if (isTableFormat(conversions)) {
                LuaTable table = new LuaTable();
                DateFields.set(table, date);
                return table;
            }
            checkSpecifiers(conversions);
            return LuaString.of(new DateFormat(date, this).format(conversions));
        }

        /** Whether the format, as a C string, is {@code *t}. */
        private static boolean isTableFormat(String format) {
            return format.startsWith("*t") && (format.length() == 2 || format.charAt(2) == '\0');
        }

        private void checkSpecifiers(String format) {
            int i = format.indexOf('%');
            long conversions = 0;
            while (i >= 0) {
                int length = DateFormat.specifierLength(format, i + 1);
                if (length == 0) {
                    throw argumentError(1, "invalid conversion specifier '" + upToZero(format.substring(i)) + "'");
                }
                i = format.indexOf('%', i + 1 + length);
                LongWork.round(++conversions, this);
            }
        }

        private static String upToZero(String text) {
            int zero = text.indexOf('\0');
            return zero < 0 ? text : text.substring(0, zero);
        }
    }

    /** {@code os.time(table)}. */
    @LuaBuiltin(name = "time", arguments = "table?")
    abstract static class TimeNode extends LuaBuiltinNode {
        private static final int REQUIRED = -1;
        private static final int NOON = 12;

        @Specialization
        @TruffleBoundary
        Object doTime(Object table) {
            if (table == LuaNil.NIL) {
                return now();
            }
            int year = field(table, DateFields.YEAR, REQUIRED, CalendarDate.BASE_YEAR);
            int month = field(table, DateFields.MONTH, REQUIRED, 1);
            int day = field(table, DateFields.DAY, REQUIRED, 0);
            int hour = field(table, DateFields.HOUR, NOON, 0);
            int minute = field(table, DateFields.MINUTE, 0, 0);
            int second = field(table, DateFields.SECOND, 0, 0);
            Object summerTime = IndexNode.getUncached().execute(table, DateFields.SUMMER_TIME);
            Calendar calendar = LocalZone.calendar(context());
            long time = calendar.timeOf(
                    (long) year + CalendarDate.BASE_YEAR,
                    month,
                    day,
                    hour,
                    minute,
                    second,
                    summerTime == LuaNil.NIL ? null : Coercions.isTrue(summerTime));
            CalendarDate date = calendar.dateAt(time);
            if (date != null) {
                DateFields.set(table, date);
            }
            if (date == null || time == -1) { // with which mktime reports an error
                throw error("time result cannot be represented in this installation");
            }
            return time;
        }

        /**
         * A field of the table, less {@code delta}, as an {@code int}.
         *
         * @param absent what a missing field means; negative where it must not be missing
         */
        private int field(Object table, LuaString key, int absent, int delta) {
            Object value = IndexNode.getUncached().execute(table, key);
            Long integer = Coercions.toInteger(value);
            if (integer == null) {
                if (value != LuaNil.NIL) {
                    throw error("field '" + key + "' is not an integer");
                }
                if (absent < 0) {
                    throw error("field '" + key + "' missing in date table");
                }
                return absent;
            }
            long number = integer;
            boolean fits = number >= 0 ? number - delta <= Integer.MAX_VALUE : Integer.MIN_VALUE + delta <= number;
            if (!fits) {
                throw error("field '" + key + "' is out-of-bound");
            }
            return (int) (number - delta);
        }
    }

    /** {@code os.difftime(t2, t1)}. */
    @LuaBuiltin(name = "difftime", arguments = "integer integer")
    abstract static class DifftimeNode extends LuaBuiltinNode {
        @Specialization
        double doDifference(long later, long earlier) {
            return (double) (later - earlier);
        }
    }

    /** The fields of a date in a table. */
    private static final class DateFields {
        static final LuaString YEAR = LuaString.intern("year");
        static final LuaString MONTH = LuaString.intern("month");
        static final LuaString DAY = LuaString.intern("day");
        static final LuaString HOUR = LuaString.intern("hour");
        static final LuaString MINUTE = LuaString.intern("min");
        static final LuaString SECOND = LuaString.intern("sec");
        static final LuaString DAY_OF_YEAR = LuaString.intern("yday");
        static final LuaString WEEKDAY = LuaString.intern("wday");
        static final LuaString SUMMER_TIME = LuaString.intern("isdst");

        private DateFields() {}

        static void set(Object table, CalendarDate date) {
            set(table, YEAR, date.year());
            set(table, MONTH, date.month() + 1L);
            set(table, DAY, (long) date.day());
            set(table, HOUR, (long) date.hour());
            set(table, MINUTE, (long) date.minute());
            set(table, SECOND, (long) date.second());
            set(table, DAY_OF_YEAR, date.dayOfYear() + 1L);
            set(table, WEEKDAY, date.weekday() + 1L);
            set(table, SUMMER_TIME, date.summerTime());
        }

        private static void set(Object table, LuaString key, Object value) {
            SetIndexNode.getUncached().execute(table, key, value);
        }
    }
}
