package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Lua values as a Java program sees them. */
class InteropTest {
    private final Context context =
            Context.newBuilder("lua").allowHostAccess(HostAccess.ALL).build();

    @AfterEach
    void close() {
        context.close();
    }

    private Value eval(String program) {
        return context.eval("lua", program);
    }

    @Test
    void tableHasMembers() {
        Value table = eval("return {x = 1, y = 'two', 10, [true] = 3}");
        assertEquals(Set.of("x", "y"), table.getMemberKeys());
        assertEquals("two", table.getMember("y").asString());
        table.putMember("z", List.of(1, 2));
        table.removeMember("x");
        assertEquals(Set.of("y", "z"), table.getMemberKeys());
        assertFalse(table.hasMember("x"));
        assertEquals(null, table.getMember("x"));
    }

    @Test
    void tableIsArrayCountedFromZero() {
        Value table = eval("return {'a', 'b', nil, 'd'}");
        Value list = eval("return {'a', 'b'}");
        assertEquals(List.of("a", "b"), list.as(List.class));
        assertTrue(table.getArraySize() == 2 || table.getArraySize() == 4);
        list.setArrayElement(2, "c");
        assertEquals(3, list.getArraySize());
        assertTrue(list.removeArrayElement(0));
        assertEquals(List.of("b", "c"), list.as(List.class));
        assertThrows(ArrayIndexOutOfBoundsException.class, () -> list.getArrayElement(2));
        assertThrows(ArrayIndexOutOfBoundsException.class, () -> list.setArrayElement(7, 1));
    }

    @Test
    void tableHasEntriesWithLuaKeys() {
        Value table = eval("return {'first', x = 1, [2.5] = 'half', [true] = 'yes'}");
        assertEquals(4, table.getHashSize());
        assertEquals("first", table.getHashValue(1).asString());
        assertEquals("first", table.getHashValue(1.0).asString());
        assertEquals("half", table.getHashValue(2.5).asString());
        assertEquals("yes", table.getHashValue(true).asString());
        assertEquals(1, table.getHashValue("x").asInt());
        table.putHashEntry(100, "hundred");
        assertTrue(table.removeHashEntry(true));
        assertFalse(table.removeHashEntry("nothing"));
        assertEquals(Map.of(1L, "first", "x", 1L, 2.5, "half", 100L, "hundred"), table.as(Map.class));
        assertThrows(IllegalArgumentException.class, () -> table.putHashEntry(Double.NaN, 1));
        Value iterator = eval("return {1, 2, 3}").getIterator();
        int sum = 0;
        while (iterator.hasIteratorNextElement()) {
            sum += iterator.getIteratorNextElement().asInt();
        }
        assertEquals(6, sum);
    }

    @Test
    void functionsAreExecutableAndNothingElse() {
        Value function = eval("return function(a, b) return a + (b or 10) end");
        assertTrue(function.canExecute());
        assertFalse(function.canInstantiate());
        assertEquals(3, function.execute(1, 2).asInt());
        assertEquals(11, function.execute(1).asInt());
        @SuppressWarnings("unchecked")
        BiFunction<Object, Object, Object> java = function.as(BiFunction.class);
        assertEquals(7L, java.apply(3, 4));
    }

    @Test
    void results() {
        assertTrue(eval("").isNull());
        assertTrue(eval("return").isNull());
        assertTrue(eval("return nil").isNull());
        assertEquals(1, eval("return 1").asInt());
        assertEquals(List.of(1L, "b", true), eval("return 1, 'b', true").as(List.class));
        assertEquals(
                List.of(1L, 2L),
                eval("return function(...) return ... end").execute(1, 2).as(List.class));
    }

    @Test
    void scalars() {
        assertTrue(eval("return math.maxinteger").fitsInLong());
        assertFalse(eval("return math.maxinteger").fitsInDouble());
        assertEquals(0.5, eval("return 0.5").asDouble());
        assertTrue(eval("return 3.0").fitsInInt());
        assertEquals("Grüße", eval("return 'Grüße'").asString());
        assertTrue(eval("return true").asBoolean());
    }

    @Test
    void bytesThatAreNoText() {
        Value bytes = eval("return '\\xff\\x00\\x01\\x02\\x03'");
        assertFalse(bytes.isString());
        assertTrue(bytes.hasBufferElements());
        assertEquals(5, bytes.getBufferSize());
        assertEquals((byte) 0xff, bytes.readBufferByte(0));
        assertEquals(0x00010203, bytes.readBufferInt(ByteOrder.BIG_ENDIAN, 1));
        byte[] copy = new byte[3];
        bytes.readBuffer(2, copy, 0, 3);
        assertArrayEquals(new byte[] {1, 2, 3}, copy);
        assertThrows(IndexOutOfBoundsException.class, () -> bytes.readBufferInt(ByteOrder.BIG_ENDIAN, 2));
        assertFalse(bytes.isBufferWritable());
        assertEquals(5, eval("return function(s) return #s end").execute(bytes).asInt());
    }

    @Test
    void metatablesAreHonoured() {
        Value proxy = eval("""
            local log = {}
            return setmetatable({own = 1}, {
              __index = function(t, k) return k end,
              __newindex = function(t, k, v) log[#log + 1] = k; rawset(t, k, v) end,
              __call = function(self, a) return 'called', a end,
              __len = function() return 3 end,
              __tostring = function() return 'I am a proxy' end,
              __pairs = function() return next, {seen = true} end,
              __close = function() log.closed = true end,
            }), log\
            """);
        Value object = proxy.getArrayElement(0);
        Value log = proxy.getArrayElement(1);
        assertEquals("anything", object.getMember("anything").asString());
        assertEquals(List.of(1L, 2L, 3L), object.as(List.class));
        object.putMember("added", 5);
        assertEquals(List.of("added"), log.as(List.class));
        assertEquals("called", object.execute(1).getArrayElement(0).asString());
        assertEquals("I am a proxy", object.toString());
        assertEquals(Set.of("seen"), object.getMemberKeys());
        assertTrue(eval("return setmetatable({}, {__close = function() end})").canInvokeMember("close"));
        assertFalse(eval("return {}").canInvokeMember("close"));
        assertFalse(eval("return {}").canExecute());
    }

    @Test
    void closeIsWhatTryWithResourcesCalls() throws Exception {
        Value resource = eval("closed = false; return setmetatable({}, {__close = function() closed = true end})");
        try (AutoCloseable open = resource.as(AutoCloseable.class)) {
            assertFalse(eval("return closed").asBoolean(), open::toString);
        }
        assertTrue(eval("return closed").asBoolean());
    }

    @Test
    void inheritedFieldsAreReadAndShadowed() {
        Value object = eval("""
            Class = {kind = 'class', name = function(self) return self.own end}
            Class.__index = Class
            return setmetatable({own = 'object'}, Class)\
            """);
        assertEquals("class", object.getMember("kind").asString());
        assertEquals(Set.of("own"), object.getMemberKeys());
        assertEquals("object", object.invokeMember("name", object).asString());
        object.putMember("kind", "own");
        assertEquals("class", eval("return Class.kind").asString());
    }

    @Test
    void typesAreMetaObjects() {
        Map<String, String> types = Map.of(
                "nil", "nil",
                "boolean", "true",
                "number", "1.5",
                "string", "'s'",
                "table", "{}",
                "function", "print",
                "thread", "coroutine.create(print)",
                "userdata", "io.stdout");
        types.forEach((type, expression) -> {
            Value value = eval("return " + expression);
            Value metaObject = value.getMetaObject();
            if (!type.equals("nil")) {
                assertEquals(type, metaObject.getMetaSimpleName(), expression);
                assertTrue(metaObject.isMetaInstance(value));
            }
        });
        assertFalse(eval("return {}").getMetaObject().isMetaInstance(1));
    }

    @Test
    void identity() {
        Value pair = eval("local t = {}; return t, t, {}");
        assertEquals(pair.getArrayElement(0), pair.getArrayElement(1));
        assertEquals(pair.getArrayElement(0).hashCode(), pair.getArrayElement(1).hashCode());
        assertNotEquals(pair.getArrayElement(0), pair.getArrayElement(2));
    }

    @Test
    void errorsCarryTheirValue() {
        PolyglotException error = assertThrows(
                PolyglotException.class,
                () -> context.eval(Source.newBuilder("lua", """
                    local function inner() error({code = 42}) end
                    function outer() inner() end
                    outer()
                    """, "errors.lua").buildLiteral()));
        assertTrue(error.isGuestException());
        assertTrue(error.getGuestObject().isException());
        assertEquals(42, error.getGuestObject().getMember("code").asInt());
        assertEquals("(error object is a table value)", error.getMessage());
        List<String> names = StreamSupport.stream(error.getPolyglotStackTrace().spliterator(), false)
                .filter(PolyglotException.StackFrame::isGuestFrame)
                .map(PolyglotException.StackFrame::getRootName)
                .toList();
        assertTrue(names.stream().anyMatch(name -> name.contains("inner")), names.toString());
        assertTrue(names.stream().anyMatch(name -> name.contains("outer")), names.toString());
    }

    private String message(String program) {
        PolyglotException error = assertThrows(PolyglotException.class, () -> eval(program));
        assertFalse(error.isInternalError(), error::toString);
        assertTrue(error.toString().endsWith(error.getMessage()), error::toString);
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace, true));
        assertTrue(trace.toString().contains(error.getMessage()), trace::toString);
        return error.getMessage();
    }

    /** As the command shows them: what a metatable says of the error's value, if it says a string. */
    @Test
    void errorsAreDescribedByTheirValue() {
        assertEquals("TS", message("error(setmetatable({}, {__tostring = function() return 'TS' end}))"));
        assertEquals("code 7", message("""
            local E = {__tostring = function(e) return 'code ' .. e.code end}
            coroutine.wrap(function() error(setmetatable({code = 7}, E)) end)()\
            """));
        assertEquals("1", message("""
            local n = 0
            error(setmetatable({}, {__tostring = function() n = n + 1 return '' .. n end}))\
            """));
        String table = "(error object is a table value)";
        assertEquals(table, message("error({})"));
        assertEquals(table, message("error(setmetatable({}, {__name = 'My'}))"));
        assertEquals(table, message("error(setmetatable({}, {__tostring = function() return 12 end}))"));
        assertEquals(table, message("error(setmetatable({}, {__tostring = function() return nil end}))"));
        assertEquals(table, message("error(setmetatable({}, {__tostring = function(e) error(e) end}))"));
        assertEquals(table, message("error(setmetatable({}, {__tostring = 42}))"));
        assertEquals(table, message("error(setmetatable({}, {__tostring = function() coroutine.yield() end}))"));
        assertEquals(table, message("""
            local function deep() return 1 + deep() end
            error(setmetatable({}, {__tostring = function() return deep() end}))\
            """));
        assertEquals("(error object is a nil value)", message("error()"));
        assertEquals("(error object is a boolean value)", message("error(true)"));
    }

    @Test
    void errorsOfCallsAndMembersAreDescribed() {
        Value fail = eval("""
            local e = setmetatable({}, {__tostring = function() return 'TS' end})
            local fail = function() error(e) end
            return {f = fail, t = setmetatable({}, {__index = fail, __newindex = fail, __call = fail})}\
            """);
        Value t = fail.getMember("t");
        for (Executable action : List.<Executable>of(
                () -> fail.getMember("f").execute(),
                () -> fail.invokeMember("f"),
                () -> fail.getMember("f").as(Runnable.class).run(),
                t::execute,
                () -> t.getMember("x"),
                () -> t.putMember("x", 1))) {
            assertEquals("TS", assertThrows(PolyglotException.class, action).getMessage());
        }
    }

    @Test
    void describingAnErrorIsLimited() {
        Context limited =
                Context.newBuilder("lua").option("lua.MaxTime", "200ms").build();
        PolyglotException stop = assertThrows(
                PolyglotException.class,
                () -> limited.eval("lua", "error(setmetatable({}, {__tostring = function() while true do end end}))"));
        assertTrue(stop.isResourceExhausted() && stop.isCancelled() && !stop.isInternalError(), stop::toString);
        limited.close(true);
    }

    @Test
    void errorsHaveMessageAndPlace() {
        PolyglotException error = assertThrows(
                PolyglotException.class,
                () -> context.eval(Source.newBuilder("lua", "local t\n\nreturn t.x", "place.lua")
                        .buildLiteral()));
        assertEquals("place.lua:3: attempt to index a nil value (local 't')", error.getMessage());
        assertEquals(3, error.getSourceLocation().getStartLine());
        assertEquals(error.getMessage(), error.getGuestObject().asString());
        PolyglotException syntax = assertThrows(PolyglotException.class, () -> eval("x = = 1"));
        assertTrue(syntax.isSyntaxError());
        assertEquals(1, syntax.getSourceLocation().getStartLine());
        assertTrue(
                assertThrows(PolyglotException.class, () -> eval("if x then")).isIncompleteSource());
    }

    /** As at the prompt: expressions are chunks, what has a value is shown. */
    @Test
    void interactiveSources() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (Context own = Context.newBuilder("lua").out(output).build()) {
            for (String text : List.of("1 + 1", "x = 5", "x, 'text'", "local y = x * 2; return y", "{x}", "nil")) {
                own.eval(Source.newBuilder("lua", text, "prompt")
                        .interactive(true)
                        .buildLiteral());
            }
            PolyglotException error = assertThrows(
                    PolyglotException.class,
                    () -> own.eval(Source.newBuilder("lua", "for i = 1, 2 do", "prompt")
                            .interactive(true)
                            .buildLiteral()));
            assertTrue(error.isIncompleteSource());
            assertEquals("prompt:1: 'end' expected near <eof>", error.getMessage());
        }
        String shown = output.toString(StandardCharsets.UTF_8);
        assertTrue(shown.matches("2\n5\ttext\n10\ntable: 0x[0-9a-f]+\n"), shown);
    }

    @Test
    void catchingErrorsInJavaLeavesNoTrace() {
        Value failing =
                eval("return function() local function f(n) if n == 0 then error('x') end f(n - 1) end f(100) end");
        for (int i = 0; i < 5000; i++) {
            assertThrows(PolyglotException.class, failing::execute);
        }
        assertEquals(1, eval("return 1").asInt());
    }

    @Test
    void bindingsAreTheGlobals() {
        Value globals = context.getBindings("lua");
        globals.putMember("answer", 42);
        assertEquals(42, eval("return answer").asInt());
        eval("greeting = 'hello'; function twice(x) return 2 * x end");
        assertEquals("hello", globals.getMember("greeting").asString());
        assertEquals(8, globals.invokeMember("twice", 4).asInt());
        assertTrue(globals.removeMember("answer"));
        assertTrue(eval("return answer").isNull());
        assertTrue(globals.getMemberKeys().contains("string"));
        assertFalse(globals.hasMember("java"));
        assertFalse(globals.hasMember("polyglot"));
    }

    @Test
    void parsedSourcesTakeArguments() {
        Value chunk = context.parse("lua", "local a, b = ...; return (a or 0) + (b or 0)");
        assertEquals(0, chunk.execute().asInt());
        assertEquals(3, chunk.execute(1, 2).asInt());
        assertThrows(PolyglotException.class, () -> context.parse("lua", "return return"));
    }
}
