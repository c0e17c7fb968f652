package dev.flua.embedding;

import dev.flua.language.compile.ChunkCompiler;
import dev.flua.language.context.LuaContext;
import dev.flua.language.parser.LuaSyntaxException;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.stdlib.java.InterfaceMethods;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/**
 * A piece of Lua, such as a formula or a rule, that is compiled once and called often, as an object of a Java interface:
 *
 * {@snippet :
 * DoubleBinaryOperator area = LuaScript.compile(context, "width * height", "width", "height")
 *         .as(DoubleBinaryOperator.class);
 * double a = area.applyAsDouble(3, 4);
 * }
 *
 * <p>Calls of interfaces that are accessible run at the speed of compiled code, and do not box numbers. A script belongs to its
 * context, and is used by one thread at a time as that is. What the script raises is a {@link PolyglotException}.
 */
public final class LuaScript {
    private static final String IDENTIFIER = "[A-Za-z_][A-Za-z_0-9]*";

    private final Context context;
    private final LuaFunction function;

    private LuaScript(Context context, LuaFunction function) {
        this.context = context;
        this.function = function;
    }

    /**
     * Compiles an expression, or a chunk, which returns something or not.
     *
     * @param text what to compile, at most as long as the context's limits allow
     * @param parameters names for the arguments; without names, and for arguments beyond them, there is {@code ...}
     * @throws PolyglotException if the text is neither an expression nor a chunk
     * @throws IllegalArgumentException if a name is none
     */
    public static LuaScript compile(Context context, String text, String... parameters) {
        StringBuilder head = new StringBuilder();
        if (parameters.length > 0) {
            for (String parameter : parameters) {
                if (!parameter.matches(IDENTIFIER)) {
                    throw new IllegalArgumentException("'" + parameter + "' is no name");
                }
            }
            head.append("local ").append(String.join(", ", parameters)).append(" = ... ");
        }
        String chunk = head + text;
        LuaFunction function = load(context, head + "return " + text);
        if (function == null) {
            function = load(context, chunk);
        }
        if (function == null) {
            report(context, chunk);
        }
        return new LuaScript(context, function);
    }

    /** Null where the text is no chunk. */
    private static LuaFunction load(Context context, String text) {
        context.initialize("lua");
        return (LuaFunction) Inside.run(context, arguments -> {
            try {
                return ChunkCompiler.load(LuaContext.get(null), text, "=script", null);
            } catch (LuaSyntaxException e) {
                return null;
            }
        });
    }

    private static void report(Context context, String chunk) {
        try {
            var _ = context.parse(Source.newBuilder("lua", chunk, "=script").build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("a chunk that does not compile compiles");
    }

    /**
     * A function that some script of the context has made.
     *
     * @throws IllegalArgumentException if {@code function} is no Lua function
     */
    public static LuaScript of(Value function) {
        Context context = function.getContext();
        LuaFunction luaFunction = function(function);
        if (luaFunction == null) {
            throw new IllegalArgumentException(function + " is no Lua function");
        }
        return new LuaScript(context, luaFunction);
    }

    /** Null where the value is no Lua function. */
    private static LuaFunction function(Value value) {
        return Inside.run(value.getContext(), arguments -> arguments[0], value) instanceof LuaFunction found
                ? found
                : null;
    }

    /** The function, for callers who know their arguments and results at run time only. */
    public Value value() {
        return context.asValue(function);
    }

    /**
     * The script as an object of a functional interface, whose method's arguments are those of the script.
     *
     * @throws IllegalArgumentException if {@code type} has not exactly one abstract method
     */
    public <T> T as(Class<T> type) {
        Map<String, LuaFunction> functions = new TreeMap<>();
        for (var method : InterfaceMethods.of(type)) {
            functions.put(method.getName(), function);
        }
        if (functions.size() != 1) {
            throw new IllegalArgumentException(type.getName() + " has not exactly one abstract method");
        }
        return Implementation.of(context, type, functions, value());
    }

    /**
     * Runs the script, which returns a table of functions, and gives these as an object of an interface: each of its methods is
     * the function of the same name.
     *
     * @param arguments of the script
     * @throws IllegalArgumentException if the table lacks a function
     */
    public <T> T implement(Class<T> type, Object... arguments) {
        Value table = value().execute(arguments);
        Map<String, LuaFunction> functions = new TreeMap<>();
        for (var method : InterfaceMethods.of(type)) {
            String name = method.getName();
            Value member = table.hasMembers() ? table.getMember(name) : null;
            LuaFunction luaFunction = member == null ? null : function(member);
            if (luaFunction == null) {
                throw new IllegalArgumentException("the script has no function '" + name + "' for " + type.getName());
            }
            functions.put(name, luaFunction);
        }
        return Implementation.of(context, type, functions, table);
    }
}
