package dev.flua.script;

import dev.flua.embedding.InterfaceMethods;
import dev.flua.embedding.PublicMembers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import javax.script.AbstractScriptEngine;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.Invocable;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/**
 * Lua for {@code javax.script}. Each engine is one polyglot context with its own globals, which are the engine's bindings; other
 * bindings that are given to a script lie in front of them. Scripts can use the objects that they are given as {@link PublicMembers}
 * says, but neither files nor classes. The engine {@code lua-full-trust} allows all that Java can do, a {@linkplain
 * #LuaScriptEngine(Context.Builder) builder} what its context allows.
 */
public final class LuaScriptEngine extends AbstractScriptEngine implements Compilable, Invocable, AutoCloseable {
    private static final String LUA = "lua";

    /** Makes globals of bindings: a missing name is asked for, a new one is stored, and the libraries stay behind them. */
    private static final String ENVIRONMENT = """
        local get, put, libraries = ...
        return setmetatable({}, {
          __index = function(_, name)
            local value = get(name)
            if value == nil then return libraries[name] end
            return value
          end,
          __newindex = function(_, name, value) put(name, value) end,
        })\
        """;

    private static final String COPY_OF_GLOBALS =
            "local copy = {}; for name, value in pairs(_G) do copy[name] = value end; return copy";

    /** Has the globals ask a function for what they do not know. */
    private static final String OUTER_SCOPE =
            "local outer = ...; setmetatable(_G, {__index = function(_, name) return outer(name) end})";

    private final LuaScriptEngineFactory factory;
    private final Context polyglot;
    private final Value libraries;

    /** Of the script that runs; null where none does. */
    private ScriptContext running;

    private final ScriptOutput output = new ScriptOutput(ScriptContext::getWriter);
    private final ScriptOutput errors = new ScriptOutput(ScriptContext::getErrorWriter);

    /** A context whose scripts use the objects that they are given, and get nowhere from there. */
    static Context.Builder confined() {
        return Context.newBuilder(LUA).allowHostAccess(PublicMembers.HOST_ACCESS);
    }

    /**
     * An engine over a context that the caller has configured.
     *
     * @param builder of a context that permits Lua; the engine sets its standard streams
     */
    public LuaScriptEngine(Context.Builder builder) {
        this(new LuaScriptEngineFactory(), builder);
    }

    LuaScriptEngine(LuaScriptEngineFactory factory, Context.Builder builder) {
        this.factory = factory;
        this.polyglot = builder.in(new ScriptInput(() -> current().getReader()))
                .out(output)
                .err(errors)
                .option("lua.OutputBuffering", "NO")
                .build();
        libraries = polyglot.eval(LUA, COPY_OF_GLOBALS);
        context.setBindings(new GlobalBindings(polyglot), ScriptContext.ENGINE_SCOPE);
        ProxyExecutable lookup = arguments -> arguments[0].isString() ? outer(arguments[0].asString()) : null;
        polyglot.parse(LUA, OUTER_SCOPE).execute(lookup);
    }

    private ScriptContext current() {
        return running == null ? context : running;
    }

    /** A variable of the bindings that all engines of a manager share. */
    private Object outer(String name) {
        Bindings shared = current().getBindings(ScriptContext.GLOBAL_SCOPE);
        return shared == null || name.isEmpty() ? null : shared.get(name);
    }

    /** Goes to a writer of the script's context. */
    private final class ScriptOutput extends OutputStream {
        private final Function<ScriptContext, Writer> target;
        private final Utf8Decoder decoder = new Utf8Decoder();

        ScriptOutput(Function<ScriptContext, Writer> target) {
            this.target = target;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            write(decoder.decode(bytes, from, count));
        }

        /** A character of which only a part was written. */
        void end() {
            try {
                write(decoder.end());
            } catch (IOException e) {
                // The script has ended; there is nobody to tell.
            }
        }

        private void write(String text) throws IOException {
            Writer writer = target.apply(current());
            if (writer != null && !text.isEmpty()) {
                writer.write(text);
                writer.flush();
            }
        }
    }

    private interface Action {
        Value run();
    }

    /** Runs Lua code with a context's reader and writers as standard streams. */
    private Object run(ScriptContext scriptContext, Action action) throws ScriptException {
        ScriptContext outer = running;
        running = scriptContext;
        try {
            return toJava(action.run());
        } catch (PolyglotException e) {
            throw scriptException(e);
        } finally {
            output.end();
            errors.end();
            running = outer;
        }
    }

    /** A list of a table that is a sequence, a map of any other; a {@code Long} of an integer; the value itself of what Java knows. */
    static Object toJava(Value value) {
        boolean table = value.hasHashEntries() && value.hasArrayElements() && !value.isHostObject();
        boolean sequence = table && value.getArraySize() > 0 && value.getArraySize() == value.getHashSize();
        Object object = table && !sequence ? value.as(Map.class) : value.as(Object.class);
        return object instanceof Integer integer ? (Object) (long) integer : object;
    }

    private static ScriptException scriptException(PolyglotException error) {
        SourceSection place = place(error);
        ScriptException exception = place == null
                ? new ScriptException(error.getMessage())
                : new ScriptException(
                        error.getMessage(), place.getSource().getName(), place.getStartLine(), place.getStartColumn());
        exception.initCause(error.isHostException() ? error.asHostException() : error);
        return exception;
    }

    /** Where a script is: for an exception of Java, where it called what threw it. */
    private static SourceSection place(PolyglotException error) {
        if (error.getSourceLocation() != null) {
            return error.getSourceLocation();
        }
        for (PolyglotException.StackFrame frame : error.getPolyglotStackTrace()) {
            if (frame.isGuestFrame() && frame.getSourceLocation() != null) {
                return frame.getSourceLocation();
            }
        }
        return null;
    }

    private static String name(ScriptContext scriptContext) {
        Object name = scriptContext.getAttribute(ScriptEngine.FILENAME);
        return name == null ? "<eval>" : name.toString();
    }

    private static String read(Reader reader) throws ScriptException {
        try {
            return reader.readAllAsString();
        } catch (IOException e) {
            throw new ScriptException(e);
        }
    }

    @Override
    public Object eval(String script, ScriptContext scriptContext) throws ScriptException {
        return compile(script, name(scriptContext)).eval(scriptContext);
    }

    @Override
    public Object eval(Reader reader, ScriptContext scriptContext) throws ScriptException {
        return eval(read(reader), scriptContext);
    }

    @Override
    public CompiledScript compile(String script) throws ScriptException {
        return compile(script, name(context));
    }

    @Override
    public CompiledScript compile(Reader script) throws ScriptException {
        return compile(read(script));
    }

    private Script compile(String text, String name) throws ScriptException {
        Source source = Source.newBuilder(LUA, text, name).buildLiteral();
        try {
            return new Script(source, polyglot.parse(source));
        } catch (PolyglotException e) {
            throw scriptException(e);
        }
    }

    /** A script that has been parsed. */
    private final class Script extends CompiledScript {
        private final Source source;
        private final Value code;

        Script(Source source, Value code) {
            this.source = source;
            this.code = code;
        }

        @Override
        public Object eval(ScriptContext scriptContext) throws ScriptException {
            return run(
                    scriptContext,
                    () -> hasOwnGlobals(scriptContext)
                            ? code.execute(scriptArguments(scriptContext))
                            : executeIn(scriptContext));
        }

        private Value executeIn(ScriptContext scriptContext) {
            Value loaded = libraries
                    .getMember("load")
                    .execute(
                            source.getCharacters().toString(), "@" + source.getName(), "t", environment(scriptContext));
            return loaded.execute(scriptArguments(scriptContext));
        }

        @Override
        public ScriptEngine getEngine() {
            return LuaScriptEngine.this;
        }
    }

    private boolean hasOwnGlobals(ScriptContext scriptContext) {
        return scriptContext.getBindings(ScriptContext.ENGINE_SCOPE) instanceof GlobalBindings globals
                && globals.belongsTo(polyglot);
    }

    /** What a script finds in {@code ...}. */
    private static Object[] scriptArguments(ScriptContext scriptContext) {
        return scriptContext.getAttribute(ScriptEngine.ARGV) instanceof Object[] arguments ? arguments : new Object[0];
    }

    /** A table that stands for the bindings of a context. */
    private Value environment(ScriptContext scriptContext) {
        ProxyExecutable get = arguments -> {
            String name = arguments[0].isString() ? arguments[0].asString() : "";
            return name.isEmpty() ? null : scriptContext.getAttribute(name);
        };
        ProxyExecutable put = arguments -> {
            scriptContext.getBindings(ScriptContext.ENGINE_SCOPE).put(arguments[0].asString(), toJava(arguments[1]));
            return null;
        };
        return polyglot.parse(LUA, ENVIRONMENT).execute(get, put, libraries);
    }

    @Override
    public Object invokeFunction(String name, Object... arguments) throws ScriptException, NoSuchMethodException {
        return invoke(global(name), name, arguments);
    }

    /** A variable of the engine's bindings; null where there is none. */
    private Value global(String name) {
        if (name == null) {
            throw new NullPointerException("the name of a function is null");
        }
        if (hasOwnGlobals(context)) {
            return polyglot.getBindings(LUA).getMember(name);
        }
        Object value = context.getBindings(ScriptContext.ENGINE_SCOPE).get(name);
        return value == null ? null : polyglot.asValue(value);
    }

    /** Calls {@code object:name(arguments)}. */
    @Override
    public Object invokeMethod(Object object, String name, Object... arguments)
            throws ScriptException, NoSuchMethodException {
        Value receiver = polyglot.asValue(object);
        if (!receiver.hasMembers()) {
            throw new IllegalArgumentException("not an object of Lua");
        }
        Object[] all = new Object[arguments.length + 1];
        all[0] = receiver;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return invoke(receiver.getMember(name), name, all);
    }

    private Object invoke(Value function, String name, Object[] arguments)
            throws ScriptException, NoSuchMethodException {
        if (!isFunction(function)) {
            throw new NoSuchMethodException(name);
        }
        return run(context, () -> function.execute(arguments));
    }

    @Override
    public <T> T getInterface(Class<T> type) {
        return implement(
                type, this::global, (_, method, arguments) -> invokeFunction(method.getName(), arguments(arguments)));
    }

    @Override
    public <T> T getInterface(Object object, Class<T> type) {
        Value receiver = polyglot.asValue(object);
        return implement(
                type,
                name -> receiver.hasMembers() ? receiver.getMember(name) : null,
                (_, method, arguments) -> invokeMethod(object, method.getName(), arguments(arguments)));
    }

    private static Object[] arguments(Object[] given) {
        return given == null ? new Object[0] : given;
    }

    /** Null where there is not a function for every method, as the interface demands it. */
    private <T> T implement(Class<T> type, Function<String, Value> functions, InvocationHandler handler) {
        if (type == null) {
            throw new IllegalArgumentException("not an interface");
        }
        if (!InterfaceMethods.of(type).stream().allMatch(method -> isFunction(functions.apply(method.getName())))) {
            return null;
        }
        InvocationHandler converting = (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return method.invoke(handler, arguments);
            }
            if (method.isDefault() && !isFunction(functions.apply(method.getName()))) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            try {
                return result(handler.invoke(proxy, method, arguments), method);
            } catch (ScriptException | NoSuchMethodException e) {
                throw declared(method, e);
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, converting));
    }

    /**
     * What a method throws for an error of its script: an exception of Java that went through the script, if the method may throw
     * it; else the error, if the method declares that; else an unchecked exception with the error as its cause.
     */
    private static Throwable declared(Method method, Exception error) {
        Throwable cause = error.getCause();
        if (cause != null && !(cause instanceof PolyglotException) && mayThrow(method, cause)) {
            return cause;
        }
        return mayThrow(method, error) ? error : new UndeclaredThrowableException(error, error.getMessage());
    }

    private static boolean mayThrow(Method method, Throwable error) {
        return error instanceof RuntimeException
                || error instanceof Error
                || Arrays.stream(method.getExceptionTypes()).anyMatch(type -> type.isInstance(error));
    }

    private static boolean isFunction(Value value) {
        return value != null && value.canExecute();
    }

    private Object result(Object value, Method method) {
        Class<?> type = method.getReturnType();
        if (type == void.class) {
            return null;
        }
        try {
            return polyglot.asValue(value).as(type);
        } catch (ClassCastException | NullPointerException e) {
            throw new ClassCastException("the result of '" + method.getName() + "' must be of type "
                    + type.getTypeName() + ", not " + value);
        }
    }

    @Override
    public Bindings createBindings() {
        return new SimpleBindings();
    }

    @Override
    public ScriptEngineFactory getFactory() {
        return factory;
    }

    /** Ends the context; nothing of the engine can be used any more. */
    @Override
    public void close() {
        polyglot.close();
    }
}
