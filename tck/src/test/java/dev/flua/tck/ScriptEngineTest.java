package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.flua.script.LuaScriptEngineFactory;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.Invocable;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import javax.script.SimpleScriptContext;
import org.graalvm.polyglot.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lua through {@code javax.script}. */
class ScriptEngineTest {
    private final ScriptEngineManager manager = new ScriptEngineManager();
    private final ScriptEngine engine = manager.getEngineByName("lua");

    /** Implemented in Lua. */
    public interface Counter {
        int add(int a, int b);

        void reset();
    }

    @AfterEach
    void close() throws Exception {
        ((AutoCloseable) engine).close();
    }

    @Test
    void isFound() {
        assertNotNull(manager.getEngineByExtension("lua"));
        assertNotNull(manager.getEngineByMimeType("application/x-lua"));
        assertEquals("Lua", engine.getFactory().getLanguageName());
        assertEquals("lua", engine.getFactory().getParameter(ScriptEngine.NAME));
        assertEquals("o:m(a, b)", engine.getFactory().getMethodCallSyntax("o", "m", "a", "b"));
    }

    @Test
    void evaluates() throws ScriptException {
        assertEquals(3L, engine.eval("return 1 + 2"));
        assertEquals("a", engine.eval(new StringReader("return 'a'")));
        assertNull(engine.eval("x = 1"));
        assertEquals(List.of(1L, 2L), engine.eval("return 1, 2"));
        assertEquals(Map.of("k", "v"), engine.eval("return {k = 'v'}"));
        assertEquals(List.of("a", "b"), engine.eval("return {'a', 'b'}"));
        assertEquals("hi", engine.eval(engine.getFactory().getProgram("local x = 'hi'", "return x")));
    }

    @Test
    void bindingsAreGlobals() throws ScriptException {
        engine.put("name", "Lua");
        engine.put("list", List.of(1, 2, 3));
        assertEquals("Lua3", engine.eval("greeting = 'hello'; return name .. #list"));
        assertEquals("hello", engine.get("greeting"));
        Bindings own = engine.getBindings(ScriptContext.ENGINE_SCOPE);
        assertEquals(
                List.of("greeting", "list", "name"),
                own.keySet().stream().sorted().toList());
        own.remove("greeting");
        assertNull(engine.eval("return greeting"));
        manager.put("shared", 7);
        assertEquals(7L, engine.eval("return shared"));
    }

    @Test
    void otherBindingsLieInFront() throws ScriptException {
        engine.put("x", "engine");
        Bindings bindings = engine.createBindings();
        bindings.put("x", "given");
        assertEquals("given 3", engine.eval("y = math.max(1, 3); return x .. ' ' .. y", bindings));
        assertEquals(3L, bindings.get("y"));
        assertNull(engine.get("y"));
        assertEquals("engine", engine.eval("return x"));
    }

    @Test
    void writesToTheContext() throws ScriptException {
        ScriptContext context = new SimpleScriptContext();
        StringWriter output = new StringWriter();
        context.setWriter(output);
        engine.eval("print('Grüße', 1); io.write('x')", context);
        assertEquals("Grüße\t1\nx", output.toString());
        engine.getContext().setWriter(output);
        engine.eval(engine.getFactory().getOutputStatement("a \"quoted\"\nline"));
        assertTrue(output.toString().endsWith("a \"quoted\"\nline\n"), output.toString());
    }

    @Test
    void compilesOnce() throws ScriptException {
        CompiledScript script = ((Compilable) engine).compile("count = (count or 0) + 1; return count");
        assertEquals(1L, script.eval());
        assertEquals(2L, script.eval());
        Bindings bindings = engine.createBindings();
        assertEquals(1L, script.eval(bindings));
        assertEquals(engine, script.getEngine());
    }

    @Test
    void calls() throws Exception {
        engine.eval("""
            total = 0
            function add(a, b) total = total + a + b; return total end
            function reset() total = 0 end
            object = {base = 100}
            function object:add(a, b) return self.base + a + b end
            function object:reset() self.base = 0 end\
            """);
        Invocable invocable = (Invocable) engine;
        assertEquals(3L, invocable.invokeFunction("add", 1, 2));
        assertEquals(103L, invocable.invokeMethod(engine.get("object"), "add", 1, 2));
        assertThrows(NoSuchMethodException.class, () -> invocable.invokeFunction("missing"));
        Counter counter = invocable.getInterface(Counter.class);
        counter.reset();
        assertEquals(9, counter.add(4, 5));
        Counter object = invocable.getInterface(engine.get("object"), Counter.class);
        object.reset();
        assertEquals(1, object.add(0, 1));
        assertNull(invocable.getInterface(AutoCloseable.class));
        engine.eval("function compare(a, b) return #a - #b end");
        @SuppressWarnings("unchecked")
        Comparator<String> byLength = invocable.getInterface(Comparator.class);
        assertTrue(byLength.reversed().compare("long", "longer") > 0);
    }

    @Test
    void errors() throws ScriptException {
        engine.put(ScriptEngine.FILENAME, "rules.lua");
        ScriptException syntax = assertThrows(ScriptException.class, () -> engine.eval("x = 1\ny = = 2"));
        assertEquals(2, syntax.getLineNumber());
        assertEquals("rules.lua", syntax.getFileName());
        ScriptException error = assertThrows(ScriptException.class, () -> engine.eval("\n\nerror('bad')"));
        assertEquals(3, error.getLineNumber());
        assertTrue(error.getMessage().startsWith("rules.lua:3: bad"), error.getMessage());
        RuntimeException thrown = new IllegalStateException("host");
        engine.put("fail", (Runnable) () -> {
            throw thrown;
        });
        assertEquals(
                thrown,
                assertThrows(ScriptException.class, () -> engine.eval("fail()")).getCause());
    }

    @Test
    void scriptsAreConfined() throws ScriptException {
        assertFalse((boolean) engine.eval("return java ~= nil"));
        assertNull(engine.eval("return (io.open('/etc/passwd'))"));
    }

    /** What a program may bind without a thought: an object of its own, with methods that return all kinds of things. */
    public static class Rule {
        public int level = 7;

        public int limit() {
            return 1;
        }

        public int apply(IntUnaryOperator function) {
            return function.applyAsInt(3);
        }

        public List<Rule> others() {
            return new ArrayList<>(List.of(new Rule(), new Rule()));
        }

        public TimeUnit unit() {
            return TimeUnit.DAYS;
        }

        public Object[] dangerous() throws Exception {
            return new Object[] {
                Rule.class,
                Rule.class.getClassLoader(),
                Rule.class.getMethod("limit"),
                Rule.class.getField("level"),
                Rule.class.getConstructor(),
                Rule.class.getModule(),
                Rule.class.getModule().getDescriptor() == null ? Rule.class : ModuleLayer.boot(),
                Rule.class.getProtectionDomain(),
                MethodHandles.lookup(),
                MethodHandles.lookup().findVirtual(Rule.class, "limit", MethodType.methodType(int.class)),
                MethodHandles.lookup().findVarHandle(Rule.class, "level", int.class),
                Thread.currentThread(),
                Thread.currentThread().getThreadGroup(),
                Thread.ofVirtual(),
                Executors.defaultThreadFactory(),
                Runtime.getRuntime(),
                new ProcessBuilder("true"),
                ProcessHandle.current(),
                StackWalker.getInstance(),
                new File("/etc"),
                Path.of("/etc"),
                FileSystems.getDefault(),
                Path.of("/etc").toUri(),
                Path.of("/etc").toUri().toURL(),
                new ScriptEngineManager(),
                Context.newBuilder("lua"),
                new URLClassLoader(new URL[0]),
            };
        }

        @Override
        public String toString() {
            return "a rule";
        }
    }

    @Test
    void boundObjectsAreUsed() throws ScriptException {
        engine.put("rule", new Rule());
        engine.put("map", new HashMap<>(Map.of("k", 1)));
        engine.put("array", new int[] {4, 5});
        engine.put("twice", (UnaryOperator<String>) text -> text + text);
        assertEquals(List.of(1L, 8L, "a rule", "a rule"), engine.eval("""
            rule.level = rule.level + 1
            return rule:limit(), rule.level, tostring(rule), rule:toString()\
            """));
        assertEquals(6L, engine.eval("return rule:apply(function(x) return 2 * x end)"));
        assertEquals(List.of(2L, 1L, "DAYS"), engine.eval("""
            return #rule:others(), rule:others()[2]:limit(), rule:unit():name()\
            """));
        assertEquals(List.of(1L, 2L, 5L, "abab", 2L), engine.eval("""
            map.n = 2
            return map.k, map:size(), array[2], twice('ab'), twice:andThen(string.len):apply('a')\
            """));
        assertEquals("bad", engine.eval("""
            local _, e = pcall(function() map:computeIfAbsent('x', function() error('bad', 0) end) end)
            return e\
            """));
    }

    @Test
    void boundObjectsLeadNowhere() throws ScriptException {
        engine.put("rule", new Rule());
        assertNull(engine.eval("return rule.getClass or rule.class or rule.wait or rule.notifyAll"));
        assertThrows(ScriptException.class, () -> engine.eval("return rule:getClass():getClassLoader()"));
        assertThrows(ScriptException.class, () -> engine.eval("return rule:others():getClass()"));
        assertThrows(ScriptException.class, () -> engine.eval("return rule:unit():getClass()"));
        assertThrows(ScriptException.class, () -> engine.eval("return (function() end):getClass()"));
        assertEquals("", engine.eval("""
            local found = {}
            -- What interfaces such as Comparable, Iterable, Runnable and Closeable have.
            local harmless = {static = true, compareTo = true, iterator = true, spliterator = true, forEach = true, run = true,
                close = true}
            for i, object in ipairs(rule:dangerous()) do
              for name in pairs(object) do
                if type(name) == 'string' and not harmless[name] then found[#found + 1] = i .. '.' .. name end
              end
              for _, name in ipairs{'getName', 'forName', 'loadClass', 'invoke', 'newInstance', 'start', 'exec', 'list',
                  'toFile', 'toURL', 'openStream', 'getClass', 'getParent', 'build', 'findVirtual', 'interrupt', 'toString'} do
                if object[name] then found[#found + 1] = i .. '.' .. name end
              end
            end
            return table.concat(found, ' ')\
            """));
    }

    @Test
    void exceptionsLeadNowhere() throws ScriptException {
        engine.put("fail", (Runnable) () -> {
            throw new IllegalStateException("host");
        });
        assertEquals(List.of("host", "nil"), engine.eval("""
            local _, e = pcall(fail)
            return e:getMessage(), tostring(e.getClass)\
            """));
    }

    @Test
    void fullTrustHasAName() throws Exception {
        ScriptEngine trusting = manager.getEngineByName("lua-full-trust");
        try (AutoCloseable _ = (AutoCloseable) trusting) {
            trusting.put("rule", new Rule());
            assertEquals(
                    Runtime.class,
                    trusting.eval("return rule:getClass():getClassLoader():loadClass('java.lang.Runtime')"));
            assertTrue((boolean) trusting.eval("return java.type('java.lang.System') ~= nil"));
        }
        assertEquals(List.of(), trusting.getFactory().getExtensions());
    }

    @Test
    void readsFromTheContext() throws ScriptException {
        engine.getContext().setReader(new StringReader("line1\nzw\u00f6lf 12\nrest\nof all"));
        assertEquals("line1", engine.eval("return io.read()"));
        assertEquals(List.of("zw\u00f6lf", 12L), engine.eval("return io.read(6), io.read('n')"));
        assertEquals("\nrest\nof all", engine.eval("return io.read('a')"));
        assertNull(engine.eval("return io.read()"));
        engine.getContext().setReader(new StringReader("other\nlines"));
        assertEquals(
                List.of("other", "lines"),
                engine.eval("local t = {} for l in io.lines() do t[#t + 1] = l end return t"));
        ScriptContext own = new SimpleScriptContext();
        own.setReader(new StringReader("own"));
        assertEquals("own", engine.eval("return io.read()", own));
        // A line at a time: what one script has not asked for is there for the next reader of it.
        StringReader shared = new StringReader("a\nb\n");
        engine.getContext().setReader(shared);
        assertEquals("a", engine.eval("return io.read()"));
        engine.getContext().setReader(new StringReader("c"));
        assertEquals("c", engine.eval("return io.read()"));
        engine.getContext().setReader(shared);
        assertEquals("b", engine.eval("return io.read()"));
    }

    @Test
    void errorsGoToTheErrorWriter() throws ScriptException {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        engine.getContext().setWriter(output);
        engine.getContext().setErrorWriter(errors);
        engine.eval("io.stderr:write('\u00e4 problem\\n') print('fine') warn('@on') warn('careful')");
        assertEquals("fine\n", output.toString());
        assertEquals("\u00e4 problem\nLua warning: careful\n", errors.toString());
    }

    /** The bytes of a character may come one by one. */
    @Test
    void charactersInPieces() throws ScriptException {
        StringWriter output = new StringWriter();
        engine.getContext().setWriter(output);
        engine.eval("for _, b in ipairs{0xf0, 0x9f, 0x98, 0x80, 0xc3, 0xa4} do io.write(string.char(b)) end"
                + " io.write('!\\xc3')");
        assertEquals("\ud83d\ude00\u00e4!\ufffd", output.toString());
    }

    @Test
    void exceptionsOfJavaHaveAPlace() {
        engine.put(ScriptEngine.FILENAME, "rules.lua");
        engine.put("f", (Runnable) () -> {
            throw new IllegalArgumentException("bad");
        });
        ScriptException error = assertThrows(ScriptException.class, () -> engine.eval("local x\n\nf()"));
        assertEquals("rules.lua", error.getFileName());
        assertEquals(3, error.getLineNumber());
        assertTrue(error.getCause() instanceof IllegalArgumentException);
        assertTrue(error.getMessage().startsWith("bad"), error.getMessage());
        ScriptException nested = assertThrows(
                ScriptException.class, () -> engine.eval("local function g()\n  f()\nend\nlocal ok = g()\nreturn ok"));
        assertEquals(2, nested.getLineNumber());
        engine.put("list", List.of());
        ScriptException refused = assertThrows(ScriptException.class, () -> engine.eval("\nlist:add(1)"));
        assertEquals(2, refused.getLineNumber());
    }

    /** With and without declared exceptions. */
    public interface Failing {
        void plain();

        void script() throws ScriptException;

        void input() throws IOException;

        int number();
    }

    @Test
    void errorsBehindInterfaces() throws Exception {
        engine.put("io_fails", (Callable<Object>) () -> {
            throw new IOException("disk");
        });
        engine.put("runtime_fails", (Runnable) () -> {
            throw new IllegalStateException("state");
        });
        engine.eval("""
            function plain() error('one') end
            function script() error('two') end
            function input() io_fails() end
            function number() return what end\
            """);
        Invocable invocable = (Invocable) engine;
        Failing failing = invocable.getInterface(Failing.class);
        UndeclaredThrowableException plain = assertThrows(UndeclaredThrowableException.class, failing::plain);
        assertTrue(plain.getCause() instanceof ScriptException);
        assertEquals(1, ((ScriptException) plain.getCause()).getLineNumber());
        assertTrue(plain.getMessage().contains("one"));
        ScriptException script = assertThrows(ScriptException.class, failing::script);
        assertEquals(2, script.getLineNumber());
        assertEquals("disk", assertThrows(IOException.class, failing::input).getMessage());
        assertEquals(
                "the result of 'number' must be of type int, not null",
                assertThrows(ClassCastException.class, failing::number).getMessage());
        engine.eval("function plain() runtime_fails() end function script() runtime_fails() end");
        assertEquals(
                "state",
                assertThrows(IllegalStateException.class, failing::plain).getMessage());
        assertEquals(
                "state",
                assertThrows(IllegalStateException.class, failing::script).getMessage());
        engine.eval("function plain() io_fails() end plain_gone = plain");
        assertTrue(
                assertThrows(UndeclaredThrowableException.class, failing::plain).getCause() instanceof ScriptException);
        engine.eval("plain = nil");
        assertTrue(
                assertThrows(UndeclaredThrowableException.class, failing::plain).getCause()
                        instanceof NoSuchMethodException);
    }

    /** As {@code javax.script.Bindings} has it. */
    @Test
    @SuppressWarnings("CollectionIncompatibleType") // that is what is tried
    void bindingsKeepTheirContract() throws ScriptException {
        for (Bindings bindings : List.of(engine.getBindings(ScriptContext.ENGINE_SCOPE), engine.createBindings())) {
            assertThrows(NullPointerException.class, () -> bindings.put(null, 1));
            assertThrows(IllegalArgumentException.class, () -> bindings.put("", 1));
            assertThrows(NullPointerException.class, () -> bindings.get(null));
            assertThrows(IllegalArgumentException.class, () -> bindings.get(""));
            assertThrows(ClassCastException.class, () -> bindings.get(1));
            assertThrows(NullPointerException.class, () -> bindings.containsKey(null));
            assertThrows(IllegalArgumentException.class, () -> bindings.containsKey(""));
            assertThrows(ClassCastException.class, () -> bindings.containsKey(1));
            assertThrows(NullPointerException.class, () -> bindings.remove(null));
            assertThrows(IllegalArgumentException.class, () -> bindings.remove(""));
            assertThrows(ClassCastException.class, () -> bindings.remove(1));
            assertThrows(NullPointerException.class, () -> bindings.putAll(null));
            assertNull(bindings.put("a", "x"));
            assertEquals("x", bindings.put("a", "y"));
            bindings.putAll(Map.of("b", "z"));
            assertEquals(Set.of("a", "b"), bindings.keySet());
            assertEquals(2, bindings.size());
            assertTrue(bindings.containsValue("z"));
            assertEquals("y", bindings.remove("a"));
            assertNull(bindings.remove("a"));
            assertFalse(bindings.containsKey("a"));
            bindings.entrySet().iterator().next().setValue("new");
            assertEquals("new", bindings.get("b"));
            bindings.clear();
            assertTrue(bindings.isEmpty());
        }
        assertEquals(2L, engine.eval("return math.max(1, 2)"), "clear leaves the libraries");
    }

    @Test
    void bindingsOfTheEngineAreReplaced() throws Exception {
        engine.put("x", "old");
        Bindings own = engine.createBindings();
        own.put("x", "new");
        engine.setBindings(own, ScriptContext.ENGINE_SCOPE);
        assertEquals("new", engine.eval("function f() return x end return x"));
        assertEquals("new", ((Invocable) engine).invokeFunction("f"));
        assertTrue(own.containsKey("f"));
        assertThrows(NoSuchMethodException.class, () -> ((Invocable) engine).invokeFunction("g"));
        engine.put("x", "again");
        assertEquals("again", own.get("x"));
        assertEquals("again", ((Invocable) engine).invokeFunction("f"));
    }

    @Test
    void scopesOfAnotherContext() throws ScriptException {
        manager.put("shared", "manager");
        ScriptContext other = new SimpleScriptContext();
        other.setBindings(engine.getBindings(ScriptContext.ENGINE_SCOPE), ScriptContext.ENGINE_SCOPE);
        Bindings global = engine.createBindings();
        global.put("shared", "other");
        other.setBindings(global, ScriptContext.GLOBAL_SCOPE);
        assertEquals("other", engine.eval("return shared", other));
        assertEquals("manager", engine.eval("return shared"));
        other.setBindings(engine.createBindings(), ScriptContext.ENGINE_SCOPE);
        assertEquals("other", engine.eval("load = nil return shared", other));
        assertEquals("other", engine.eval("return shared", other));
        engine.eval("load = nil");
        assertEquals("other", engine.eval("return shared", other));
    }

    @Test
    void argumentsAreThoseOfTheChunk() throws ScriptException {
        engine.put(ScriptEngine.ARGV, new String[] {"a", "b"});
        assertEquals(List.of(2L, "b"), engine.eval("return select('#', ...), (select(2, ...))"));
    }

    /** Another engine of the name lua, such as LuaJ's, may come first. */
    @Test
    void hasANameOfItsOwn() {
        ScriptEngine ours = manager.getEngineByName("flua");
        assertEquals("flua", ours.getFactory().getEngineName());
        manager.registerEngineName("lua", new LuaScriptEngineFactory() {
            @Override
            public String getEngineName() {
                return "Luaj";
            }
        });
        assertEquals(
                "Luaj",
                new ArrayList<>(List.of(manager.getEngineByName("lua")))
                        .getFirst()
                        .getFactory()
                        .getEngineName());
        assertEquals("flua", manager.getEngineByName("flua").getFactory().getEngineName());
    }
}
