package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.interop.InteropLibrary;
import dev.flua.language.runtime.table.LuaTable;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.graalvm.polyglot.Context;

/**
 * Java's types of values that no value of Lua is one of: enumerations, decimal numbers, dates and times, {@code Optional}. Where
 * Java asks for one, a string, a number or nil stands for it; in Lua they are objects that can be compared and shown.
 */
public final class JavaValues {
    private static final int NANOSECONDS = 1_000_000_000;

    /** What the text of a value is read by. */
    private static final Map<Class<?>, Function<String, Object>> READERS = Map.ofEntries(
            Map.entry(BigDecimal.class, BigDecimal::new),
            Map.entry(BigInteger.class, BigInteger::new),
            Map.entry(LocalDate.class, LocalDate::parse),
            Map.entry(LocalTime.class, LocalTime::parse),
            Map.entry(LocalDateTime.class, LocalDateTime::parse),
            Map.entry(ZonedDateTime.class, ZonedDateTime::parse),
            Map.entry(OffsetDateTime.class, OffsetDateTime::parse),
            Map.entry(OffsetTime.class, OffsetTime::parse),
            Map.entry(Instant.class, Instant::parse),
            Map.entry(Date.class, text -> Date.from(Instant.parse(text))),
            Map.entry(Year.class, Year::parse),
            Map.entry(YearMonth.class, YearMonth::parse),
            Map.entry(MonthDay.class, MonthDay::parse),
            Map.entry(Duration.class, Duration::parse),
            Map.entry(Period.class, Period::parse),
            Map.entry(ZoneId.class, ZoneId::of),
            Map.entry(ZoneOffset.class, ZoneOffset::of));

    private JavaValues() {}

    /** Whether {@link #of} knows the type, so that looking for a value is worth while. */
    public static boolean isKnown(Class<?> type) {
        Class<?> element = type.isArray() ? type.componentType() : type;
        return element.isEnum() || READERS.containsKey(element) || isOptional(element);
    }

    public static boolean isOptional(Class<?> type) {
        return type == Optional.class
                || type == OptionalInt.class
                || type == OptionalLong.class
                || type == OptionalDouble.class;
    }

    /**
     * The Java object of a type that a Lua value stands for: a constant of an enumeration by its name; a decimal number, a date, a
     * time or a duration by its text in Java (ISO 8601); a decimal number by a number; a point in time and a duration by its
     * seconds; an {@code Optional} by its value or nil; an array of these by a table.
     *
     * @param generic the type with its type arguments; null where they are not known
     * @return null where there is none
     */
    @TruffleBoundary
    public static Object of(Object value, Class<?> type, Type generic) {
        if (isOptional(type)) {
            return optional(value, type, generic);
        }
        if (type.isArray() && value instanceof LuaTable table && isKnown(type.componentType())) {
            return array(table, type.componentType());
        }
        return switch (value) {
            case LuaString text when type.isEnum() -> constant(type, text.toString());
            case LuaString text when READERS.containsKey(type) -> read(text.toString(), READERS.get(type));
            case Long number -> ofInteger(number, type);
            case Double number when !number.isNaN() && !number.isInfinite() -> ofFloat(number, type);
            default -> null;
        };
    }

    private static Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        return null;
    }

    private static Object read(String text, Function<String, Object> reader) {
        try {
            return reader.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static Object ofInteger(long number, Class<?> type) {
        if (type == BigDecimal.class) {
            return BigDecimal.valueOf(number);
        }
        if (type == BigInteger.class) {
            return BigInteger.valueOf(number);
        }
        return ofSeconds(number, 0, type);
    }

    private static Object ofFloat(double number, Class<?> type) {
        if (type == BigDecimal.class) {
            return BigDecimal.valueOf(number); // 0.1 is 0.1, not what is nearest to it in binary
        }
        if (type == BigInteger.class) {
            return number == Math.rint(number) ? new BigDecimal(number).toBigInteger() : null;
        }
        double seconds = Math.floor(number);
        return seconds == (long) seconds
                ? ofSeconds((long) seconds, Math.round((number - seconds) * NANOSECONDS), type)
                : null;
    }

    private static Object ofSeconds(long seconds, long nanoseconds, Class<?> type) {
        try {
            if (type == Instant.class) {
                return Instant.ofEpochSecond(seconds, nanoseconds);
            }
            if (type == Date.class) {
                return Date.from(Instant.ofEpochSecond(seconds, nanoseconds));
            }
            return type == Duration.class ? Duration.ofSeconds(seconds, nanoseconds) : null;
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            return null; // beyond what Java can hold
        }
    }

    private static Object optional(Object value, Class<?> type, Type generic) {
        boolean empty = value == LuaNil.NIL;
        if (type == Optional.class) {
            Object element = empty ? null : element(value, generic);
            return empty ? Optional.empty() : element == null ? null : Optional.of(element);
        }
        if (type == OptionalDouble.class) {
            Double number =
                    value instanceof Long integer ? Double.valueOf(integer) : value instanceof Double d ? d : null;
            return empty ? OptionalDouble.empty() : number == null ? null : OptionalDouble.of(number);
        }
        Long number = value instanceof Long || value instanceof Double ? Coercions.toInteger(value) : null;
        if (type == OptionalLong.class) {
            return empty ? OptionalLong.empty() : number == null ? null : OptionalLong.of(number);
        }
        return empty
                ? OptionalInt.empty()
                : number == null || (int) (long) number != number ? null : OptionalInt.of((int) (long) number);
    }

    /** The value in an {@code Optional} for Java. */
    private static Object element(Object value, Type generic) {
        Class<?> type = generic instanceof ParameterizedType parameterized
                        && parameterized.getActualTypeArguments()[0] instanceof Class<?> argument
                ? argument
                : Object.class;
        Object known = of(value, type, null);
        if (known == null && type.isEnum() && value instanceof LuaString) {
            return null;
        }
        try {
            return known == null ? Context.getCurrent().asValue(narrow(value)).as(type) : known;
        } catch (ClassCastException e) {
            return null;
        }
    }

    private static Object array(LuaTable table, Class<?> type) {
        long length = table.length();
        if (length > Integer.MAX_VALUE) {
            return null;
        }
        Object array = Array.newInstance(type, (int) length);
        for (int i = 0; i < length; i++) {
            Object element = table.get(i + 1L);
            Object converted = javaObject(element);
            converted = type.isInstance(converted) ? converted : of(element, type, null);
            if (converted == null) {
                return null;
            }
            Array.set(array, i, converted);
        }
        return array;
    }

    /** The value, as Java gets it where nothing else says how wide it is: an integer that fits is an {@code Integer}. */
    public static Object narrow(Object value) {
        return value instanceof Long wide && (int) (long) wide == wide ? (Object) (int) (long) wide : value;
    }

    /** What Lua has a Java object for: null where the value is none. */
    @TruffleBoundary
    public static Object javaObject(Object value) {
        if (!ForeignAccess.isForeign(value)) {
            return null;
        }
        Env env = ProgramState.get(null).env();
        return env.isHostObject(value) && !env.isHostSymbol(value) ? env.asHostObject(value) : null;
    }

    /** Whether the value is the constant of an enumeration that has this name. */
    @TruffleBoundary
    public static boolean isNamed(Object value, LuaString name) {
        return javaObject(value) instanceof Enum<?> constant && constant.name().equals(name.toString());
    }

    /** Whether two objects are dates, times or durations of the same kind, and equal. */
    @TruffleBoundary
    public static boolean areEqual(Object left, Object right) {
        Object a = javaObject(left);
        return isTime(a) && a.equals(javaObject(right));
    }

    /** Whether operators show the value as text: constants, dates and times, durations. */
    @TruffleBoundary
    public static boolean hasText(Object value) {
        Object object = javaObject(value);
        return object instanceof Enum<?> || isTime(object);
    }

    /** What the virtual machine's own values show, whatever host access the program has; null for anything else. */
    static String text(Object value) {
        return switch (javaObject(value)) {
            case BigDecimal number -> number.toString();
            case BigInteger number -> number.toString();
            case Object object when isTime(object) -> object.toString();
            // Its own toString is for those to see who see its methods.
            case Enum<?> constant
            when !InteropLibrary.getUncached().isMemberInvocable(value, "toString") -> constant.name();
            case null, default -> null;
        };
    }

    private static boolean isTime(Object object) {
        return object instanceof ZoneId
                || (object != null && !(object instanceof Number) && READERS.containsKey(object.getClass()));
    }

    /** As {@link Comparable#compareTo} of two dates, times or durations of the same kind; null for anything else. */
    @TruffleBoundary
    @SuppressWarnings("unchecked") // both are of the same class
    public static Integer compare(Object left, Object right) {
        Object a = javaObject(left);
        Object b = javaObject(right);
        return isTime(a) && b != null && a.getClass() == b.getClass() && a instanceof Comparable<?> comparable
                ? ((Comparable<Object>) comparable).compareTo(b)
                : null;
    }

    /** A decimal number of Java; null for anything else. */
    public static BigDecimal decimal(Object value) {
        return javaObject(value) instanceof BigDecimal decimal ? decimal : null;
    }
}
