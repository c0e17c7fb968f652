package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.flua.embedding.PublicMembers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyDate;
import org.graalvm.polyglot.proxy.ProxyDuration;
import org.graalvm.polyglot.proxy.ProxyInstant;
import org.graalvm.polyglot.proxy.ProxyTime;
import org.graalvm.polyglot.proxy.ProxyTimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What arrives as what: docs/interop.md has the table. */
public class JavaValuesTest {
    private final Context context =
            Context.newBuilder("lua").allowAllAccess(true).build();

    @AfterEach
    void close() {
        context.close();
    }

    /** A constant with a body is of a class of its own. */
    public enum Level {
        LOW,
        HIGH {
            @Override
            public String toString() {
                return "very high";
            }
        }
    }

    /** Takes each type that is no value of Lua; says what came. */
    public static class Target {
        public Level level = Level.LOW;
        public BigDecimal price = BigDecimal.ONE;
        public LocalDate day;
        public final Level[] levels = {Level.LOW, Level.LOW};
        public static DayOfWeek first = DayOfWeek.MONDAY;

        private static String show(Object value) {
            return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
        }

        public String level(Level value) {
            return value == null ? "null" : value.name();
        }

        public String levels(Level... values) {
            return Stream.of(values).map(Level::name).toList().toString();
        }

        public String levelArray(int n, Level[] values) {
            return n + Stream.of(values).map(Level::name).toList().toString();
        }

        public String over(Level value) {
            return "level " + value.name();
        }

        public String over(LocalDate value) {
            return "date " + value;
        }

        public String over(List<?> value) {
            return "list " + value.size();
        }

        public String orText(Level value) {
            return "level " + value.name();
        }

        public String orText(String value) {
            return "text " + value;
        }

        public String mixed(float x, Level level, BigDecimal price, String text) {
            return x + " " + level.name() + " " + price + " " + text;
        }

        public static String ofClass(DayOfWeek day) {
            return "static " + day;
        }

        public String decimal(BigDecimal value) {
            return show(value);
        }

        public String integer(BigInteger value) {
            return show(value);
        }

        public String date(LocalDate value) {
            return show(value);
        }

        public String time(LocalTime value) {
            return show(value);
        }

        public String dateTime(LocalDateTime value) {
            return show(value);
        }

        public String zoned(ZonedDateTime value) {
            return show(value);
        }

        public String instant(Instant value) {
            return show(value);
        }

        @SuppressWarnings("JavaUtilDate") // programs have it
        public String oldDate(Date value) {
            return "Date " + value.getTime();
        }

        public String duration(Duration value) {
            return show(value);
        }

        public String period(Period value) {
            return show(value);
        }

        public String month(YearMonth value) {
            return show(value);
        }

        public String zone(ZoneId value) {
            return value.getId();
        }

        public String optional(Optional<Object> value) {
            return value.map(Target::show).orElse("empty");
        }

        public String optionalText(int n, Optional<String> value) {
            return n + value.map(Target::show).orElse("empty");
        }

        public String optionalLong(Optional<Long> value) {
            return value.map(Target::show).orElse("empty");
        }

        public String optionalLevel(Optional<Level> value) {
            return value.map(Level::name).orElse("empty");
        }

        public String optionalInt(OptionalInt value) {
            return value.toString();
        }

        public String optionalLongs(OptionalLong value) {
            return value.toString();
        }

        public String optionalDouble(OptionalDouble value) {
            return value.toString();
        }

        public Optional<String> found(boolean is) {
            return is ? Optional.of("x") : Optional.empty();
        }

        public String object(Object value) {
            return switch (value) {
                case null -> "null";
                case List<?> list -> "List " + list.size();
                case Map<?, ?> map -> "Map " + map.size();
                default -> show(value);
            };
        }

        public String list(List<?> value) {
            return "List " + value.size();
        }

        public String map(Map<?, ?> value) {
            return "Map " + value.size();
        }
    }

    /** Made by a constructor with such types. */
    public record Order(Level level, BigDecimal price, Optional<String> note) {}

    private String text(Context where, String program) {
        Value result = where.eval("lua", program);
        return result.isString() ? result.asString() : result.toString();
    }

    private String text(String program) {
        return text(context, program);
    }

    /** Each line: an expression with {@code t}, and its text. */
    private static final String[][] TO_JAVA = {
        {"t:level('HIGH')", "HIGH"},
        {"t:level(nil)", "null"},
        {"t:level(t.level)", "LOW"},
        {"t:levels('HIGH', 'LOW')", "[HIGH, LOW]"},
        {"t:levels()", "[]"},
        {"t:levels{'LOW', 'HIGH'}", "[LOW, HIGH]"},
        {"t:levelArray(1, {'LOW', t.level})", "1[LOW, LOW]"},
        {"t:over('HIGH')", "level HIGH"},
        {"t:over('2024-02-29')", "date 2024-02-29"},
        {"t:over({1, 2})", "list 2"},
        {"t:orText('HIGH')", "text HIGH"},
        {"t:orText(t.level)", "level LOW"},
        {"t:mixed(0.1, 'LOW', 1.5, 'x')", "0.1 LOW 1.5 x"},
        {"t:decimal(12)", "BigDecimal 12"},
        {"t:decimal(0.1)", "BigDecimal 0.1"},
        {"t:decimal('12.50')", "BigDecimal 12.50"},
        {"t:decimal('1e400')", "BigDecimal 1E+400"},
        {"t:decimal(t.price)", "BigDecimal 1"},
        {"t:decimal(nil)", "null"},
        {"t:integer(12)", "BigInteger 12"},
        {"t:integer(12.0)", "BigInteger 12"},
        {"t:integer(2^70)", "BigInteger 1180591620717411303424"},
        {"t:integer('123456789012345678901234567890')", "BigInteger 123456789012345678901234567890"},
        {"t:date('2024-02-29')", "LocalDate 2024-02-29"},
        {"t:time('10:30')", "LocalTime 10:30"},
        {"t:dateTime('2024-02-29T10:30:05')", "LocalDateTime 2024-02-29T10:30:05"},
        {"t:zoned('2024-02-29T10:30:05+01:00[Europe/Berlin]')", "ZonedDateTime 2024-02-29T10:30:05+01:00[Europe/Berlin]"
        },
        {"t:instant('2024-02-29T10:30:05Z')", "Instant 2024-02-29T10:30:05Z"},
        {"t:instant(0)", "Instant 1970-01-01T00:00:00Z"},
        {"t:instant(1.5)", "Instant 1970-01-01T00:00:01.500Z"},
        {"t:oldDate(2)", "Date 2000"},
        {"t:duration(90)", "Duration PT1M30S"},
        {"t:duration(0.25)", "Duration PT0.25S"},
        {"t:duration('PT5M')", "Duration PT5M"},
        {"t:period('P1M')", "Period P1M"},
        {"t:month('2024-02')", "YearMonth 2024-02"},
        {"t:zone('Europe/Berlin')", "Europe/Berlin"},
        {"t:optional('x')", "String x"},
        {"t:optional(5)", "Integer 5"},
        {"t:optional(nil)", "empty"},
        {"t:optional(false)", "Boolean false"},
        {"t:optionalText(1, 'x')", "1String x"},
        {"t:optionalText(1, nil)", "1empty"},
        {"t:optionalLong(7)", "Long 7"},
        {"t:optionalLevel('HIGH')", "HIGH"},
        {"t:optional(t:found(true))", "String x"},
        {"t:optionalInt(7)", "OptionalInt[7]"},
        {"t:optionalInt(nil)", "OptionalInt.empty"},
        {"t:optionalLongs(1 << 40)", "OptionalLong[1099511627776]"},
        {"t:optionalDouble(2)", "OptionalDouble[2.0]"},
        {"t:object{}", "List 0"},
        {"t:object{1, 2}", "List 2"},
        {"t:object{x = 1}", "Map 1"},
        {"t:object{[10] = 1}", "Map 1"},
        {"t:object{1, x = 1}", "List 1"},
        {"t:object(setmetatable({}, {__len = function() return 3 end}))", "List 3"},
        {"t:object(setmetatable({name = 1}, {__index = {}}))", "Map 1"},
        {"t:list{}", "List 0"},
        {"t:list{1, 2}", "List 2"},
        {"t:list{1, x = 1}", "List 1"},
        {"t:map{}", "Map 0"},
        {"t:map{1, 2}", "Map 2"},
        {"t:map{x = 1}", "Map 1"},
        {"t:map{1, x = 1}", "Map 2"},
    };

    @TestFactory
    Stream<DynamicTest> toJava() {
        context.getBindings("lua").putMember("t", new Target());
        return Arrays.stream(TO_JAVA)
                .map(line -> DynamicTest.dynamicTest(
                        line[0], () -> assertEquals(line[1], text("return tostring(" + line[0] + ")"))));
    }

    /** The conversions are the language's, whatever the embedder lets be seen. */
    @TestFactory
    Stream<DynamicTest> toJavaWithPublicMembers() {
        Context confined = Context.newBuilder("lua")
                .allowHostAccess(PublicMembers.HOST_ACCESS)
                .build();
        confined.getBindings("lua").putMember("t", new Target());
        return Arrays.stream(TO_JAVA)
                .map(line -> DynamicTest.dynamicTest(
                        line[0], () -> assertEquals(line[1], text(confined, "return tostring(" + line[0] + ")"))));
    }

    @TestFactory
    Stream<DynamicTest> refusals() {
        context.getBindings("lua").putMember("t", new Target());
        return Stream.of(
                        "t:level('MIDDLE')",
                        "t:level(1)",
                        "t:level({})",
                        "t:levels('HIGH', 'x')",
                        "t:decimal('x')",
                        "t:decimal(0/0)",
                        "t:integer(1.5)",
                        "t:date('yesterday')",
                        "t:date(5)",
                        "t:instant(1e300)",
                        "t:zone('Nowhere')",
                        "t:optionalInt(1 << 40)",
                        "t:optionalLevel('MIDDLE')",
                        "t:list{x = 1}")
                .map(call -> DynamicTest.dynamicTest(call, () -> {
                    PolyglotException error = assertThrows(PolyglotException.class, () -> text("return " + call));
                    assertFalse(error.isInternalError(), error::toString);
                    assertTrue(error.getMessage().contains("bad call (method '"), error.getMessage());
                }));
    }

    @Test
    void places() {
        Target target = new Target();
        var globals = context.getBindings("lua");
        globals.putMember("t", target);
        text("t.level = 'HIGH' t.price = '9.90' t.day = '2024-02-29' t.levels[2] = 'HIGH'");
        assertEquals(Level.HIGH, target.level);
        assertEquals(new BigDecimal("9.90"), target.price);
        assertEquals(LocalDate.of(2024, 2, 29), target.day);
        assertEquals(Level.HIGH, target.levels[1]);
        assertThrows(PolyglotException.class, () -> text("t.level = 'MIDDLE'"));
        assertThrows(PolyglotException.class, () -> text("t.levels[1] = 'MIDDLE'"));
        globals.putMember("Target", context.eval("lua", "return java.type('" + Target.class.getName() + "')"));
        assertEquals("static FRIDAY", text("return Target:ofClass('FRIDAY')"));
        text("Target.first = 'SUNDAY'");
        assertEquals(DayOfWeek.SUNDAY, Target.first);
        assertEquals(
                new Order(Level.HIGH, new BigDecimal("1.5"), Optional.empty()),
                context.eval("lua", "return java.new('" + Order.class.getName() + "', 'HIGH', 1.5, nil)")
                        .asHostObject());
        List<Object> list = new ArrayList<>(List.of(Level.LOW, BigDecimal.ONE));
        globals.putMember("list", list);
        text("list[1] = 'HIGH' list[2] = 2.5 list[3] = 'LOW'");
        assertEquals(List.of(Level.HIGH, new BigDecimal("2.5"), Level.LOW), list);
        Map<String, Object> map = new HashMap<>(Map.of("price", BigDecimal.ONE));
        globals.putMember("map", map);
        text("map.price = 3 map.total = '4.50'");
        assertEquals(Map.of("price", new BigDecimal(3), "total", new BigDecimal("4.50")), map);
    }

    @Test
    void constantsAsKeys() {
        for (Map<Level, Object> map : List.<Map<Level, Object>>of(
                new EnumMap<>(Map.of(Level.LOW, "l", Level.HIGH, "h")),
                new TreeMap<>(Map.of(Level.LOW, "l", Level.HIGH, "h")),
                new HashMap<>(Map.of(Level.LOW, "l", Level.HIGH, "h")))) {
            context.getBindings("lua").putMember("map", map);
            assertEquals(
                    "h l nil 2", text("return map.HIGH .. ' ' .. map['LOW'] .. ' ' .. tostring(map.x) .. ' ' .. #map"));
            text("map.HIGH = 'new' map.LOW = nil");
            assertEquals(Map.of(Level.HIGH, "new"), map);
            text("map.LOW = 'again'");
            assertEquals(Map.of(Level.HIGH, "new", Level.LOW, "again"), map);
        }
    }

    /** What Java's values can do in Lua. */
    @Test
    void toLua() {
        var globals = context.getBindings("lua");
        globals.putMember("level", Level.HIGH);
        globals.putMember("low", Level.LOW);
        assertEquals("true", text("return tostring(level == 'HIGH')"));
        assertEquals("true", text("return tostring('HIGH' == level)"));
        assertEquals("false", text("return tostring(level == 'very high')"));
        assertEquals("false true", text("return tostring(level ~= 'HIGH') .. ' ' .. tostring('low' ~= level)"));
        assertEquals("false false false", text("""
            return table.concat({tostring(level == nil), tostring(level == true), tostring(false == level)}, ' ')\
            """));
        assertEquals("true false nil", text("""
            local function isHigh(value) return value == 'HIGH' end
            local found = {}
            for i, value in ipairs {'HIGH', level, 1, {}, low} do found[i] = tostring(isHigh(value)) end
            return found[2] .. ' ' .. found[5] .. ' ' .. tostring(found[6])\
            """));
        assertEquals(
                "true", text("return tostring(level ~= 'LOW' and level == level and level ~= low and low < level)"));
        assertEquals("very high/LOW", text("return level .. '/' .. low"));
        assertEquals("HIGH 1", text("return level:name() .. ' ' .. level:ordinal()"));
        globals.putMember("price", new BigDecimal("12.50"));
        globals.putMember("same", new BigDecimal("12.5"));
        globals.putMember("big", BigInteger.TWO.pow(70));
        globals.putMember("bigToo", BigInteger.TWO.pow(70));
        assertEquals("25.0", text("return price * 2"));
        assertEquals("12.50", text("return '' .. price"));
        assertEquals("true", text("return tostring(price == 12.5 and price == same and price > 12 and -price < 0)"));
        assertEquals("true", text("return tostring(big == bigToo and big ~= 1 and big == 2^70)"));
        assertEquals("userdata 15.00", text("return type(price) .. ' ' .. price:add(2.5):toString()"));
        globals.putMember("day", LocalDate.of(2024, 2, 29));
        globals.putMember("sameDay", LocalDate.of(2024, 2, 29));
        globals.putMember("later", LocalDate.of(2024, 3, 1));
        globals.putMember("at", LocalDateTime.of(2024, 2, 29, 10, 30, 5));
        globals.putMember("moment", Instant.EPOCH);
        assertEquals("true", text("return tostring(day == sameDay and day < later and later >= day and day ~= at)"));
        assertEquals("on 2024-02-29", text("return 'on ' .. day"));
        assertEquals(
                "2024-2-29 60 5",
                text("return day.year .. '-' .. day.month .. '-' .. day.day .. ' ' .. day.yday .. ' ' .. day.wday"));
        assertEquals("nil", text("return tostring(day.hour or day.nothing)"));
        assertEquals("10:30:5 2024", text("return at.hour .. ':' .. at.min .. ':' .. at.sec .. ' ' .. at.year"));
        assertEquals("1970", text("return moment.year"));
        assertEquals("2024-03-31", text("return later:plusDays(30):toString()"));
        globals.putMember("short", Duration.ofSeconds(1));
        globals.putMember("long", Duration.ofSeconds(2));
        assertEquals("true", text("return tostring(short < long and short ~= long)"));
        globals.putMember("proxyDay", ProxyDate.from(LocalDate.of(2024, 2, 29)));
        globals.putMember("proxyTime", ProxyTime.from(LocalTime.of(10, 30, 5)));
        globals.putMember("proxyZone", ProxyTimeZone.from(ZoneOffset.UTC));
        globals.putMember("proxyMoment", ProxyInstant.from(Instant.EPOCH));
        globals.putMember("proxyLong", ProxyDuration.from(Duration.ofSeconds(2)));
        assertEquals("2024-02-29T10:30:05Z", text("return proxyDay .. 'T' .. proxyTime .. proxyZone"));
        assertEquals("1970-01-01T00:00Z[UTC]", text("return proxyMoment .. ''"));
        assertEquals("PT2S", text("return tostring(proxyLong)"));
        globals.putMember("some", Optional.of(5));
        globals.putMember("none", Optional.empty());
        assertEquals("5 nil", text("return some:orElse(0) .. ' ' .. tostring(none:orElse(nil))"));
        globals.putMember("c", 'x');
        globals.putMember("f", 1.5f);
        globals.putMember("b", (byte) 7);
        assertEquals(
                "string float 1.5 integer",
                text("return type(c) .. ' ' .. math.type(f) .. ' ' .. f .. ' ' .. math.type(b)"));
    }

    /** What goes through Lua arrives as it was. */
    @Test
    @SuppressWarnings("unchecked") // a class has no type arguments
    void roundTrips() {
        Function<Object, Object> identity =
                context.eval("lua", "return function(x) return x end").as(Function.class);
        Object[] values = {
            Level.HIGH,
            TimeUnit.DAYS,
            new BigDecimal("1.10"),
            BigInteger.TWO.pow(80),
            LocalDate.EPOCH,
            Month.MAY,
            Optional.of("x"),
            Optional.empty(),
            Duration.ZERO,
            ZoneId.of("UTC"),
            new Order(Level.LOW, null, Optional.empty())
        };
        for (Object value : values) {
            assertSame(value, identity.apply(value));
            Value inTable = context.eval("lua", "return function(x) return {x} end")
                    .execute(value)
                    .getArrayElement(0);
            assertSame(value, inTable.asHostObject());
        }
    }

    /** Nothing but the members that are shown is used. */
    @Test
    void conversionsOpenNothing() {
        try (Context closed =
                Context.newBuilder("lua").allowHostAccess(HostAccess.EXPLICIT).build()) {
            closed.getBindings("lua").putMember("t", new Target());
            closed.getBindings("lua").putMember("day", LocalDate.EPOCH);
            for (String attempt :
                    List.of("t:level('HIGH')", "t:optional(nil)", "t.level", "day:getChronology()", "day.getClass")) {
                assertEquals(
                        "nothing",
                        text(
                                closed,
                                "local ok, v = pcall(function() return " + attempt
                                        + " end) return ok and v ~= nil and 'got it' or 'nothing'"));
            }
            assertThrows(PolyglotException.class, () -> text(closed, "t.level = 'HIGH'"));
        }
    }
}
