package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
}
