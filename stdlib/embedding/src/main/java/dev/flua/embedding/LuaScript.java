package dev.flua.embedding;

import dev.flua.language.compile.ChunkCompiler;
import dev.flua.language.compile.LuaSyntaxError;
import dev.flua.language.context.LuaContext;
import dev.flua.language.parser.LuaSyntaxException;
import dev.flua.language.runtime.LuaFunction;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
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
 * context, and is used by one thread at a time as that is: any thread, platform or virtual, but a call while another thread is in the
 * context is an {@link IllegalStateException}. What the script raises is a {@link PolyglotException}.
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
     * Compiles an expression, or a chunk, which returns something or not. Messages call it {@code script}.
     *
     * @param text what to compile, at most as long as the context's limits allow
     * @param parameters names for the first arguments; {@code ...} has all of them
     * @throws PolyglotException if the text is neither an expression nor a chunk
     * @throws IllegalArgumentException if a name is none
     */
    public static LuaScript compile(Context context, String text, String... parameters) {
        return compile(context, text, "=script", parameters);
    }

    /**
     * Compiles an expression, or a chunk, of a source: its name is in messages, as in {@code pricing.lua:3: bad price}.
     *
     * @param parameters names for the first arguments; {@code ...} has all of them
     * @throws PolyglotException if the text is neither an expression nor a chunk
     * @throws IllegalArgumentException if a name is none
     */
    public static LuaScript compile(Context context, Source source, String... parameters) {
        return compile(context, source.getCharacters().toString(), "@" + source.getName(), parameters);
    }

    private static LuaScript compile(Context context, String text, String chunkName, String... parameters) {
        StringBuilder head = new StringBuilder();
        if (parameters.length > 0) {
            for (String parameter : parameters) {
                if (!parameter.matches(IDENTIFIER)) {
                    throw new IllegalArgumentException("'" + parameter + "' is no name");
                }
            }
            head.append("local ").append(String.join(", ", parameters)).append(" = ... ");
        }
        context.initialize("lua");
        Object function = Inside.run(context, arguments -> load(head.toString(), text, chunkName));
        return new LuaScript(context, (LuaFunction) function);
    }

    /** Called inside the context. */
    private static LuaFunction load(String head, String text, String chunkName) {
        LuaContext context = LuaContext.get(null);
        String expression = head + "return ";
        try {
            return ChunkCompiler.load(context, expression + text, chunkName, null);
        } catch (LuaSyntaxException notAnExpression) {
            try {
                return ChunkCompiler.load(context, head + text, chunkName, null);
            } catch (LuaSyntaxException e) {
                // What the author meant is what the parser understood more of.
                int understood = notAnExpression.offset() - expression.length();
                throw understood >= e.offset() - head.length()
                        ? syntaxError(notAnExpression, text, chunkName, expression.length())
                        : syntaxError(e, text, chunkName, head.length());
            }
        }
    }

    private static LuaSyntaxError syntaxError(LuaSyntaxException error, String text, String chunkName, int added) {
        return new LuaSyntaxError(
                error,
                com.oracle.truffle.api.source.Source.newBuilder("lua", text, chunkName.substring(1))
                        .build(),
                added);
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
     * The script as an object of a functional interface, whose method's arguments are those of the script. The elements of an
     * array for a variable number of arguments are arguments each. A result that is not of the method's type is a {@link
     * ClassCastException}, which says what came.
     *
     * @throws IllegalArgumentException if {@code type} has not exactly one abstract method
     */
    public <T> T as(Class<T> type) {
        Map<String, LuaFunction> functions = new TreeMap<>();
        List<Method> methods = InterfaceMethods.of(type);
        for (Method method : methods) {
            functions.put(method.getName(), function);
        }
        if (functions.size() != 1) {
            throw new IllegalArgumentException(type.getName() + " has not exactly one abstract method");
        }
        return Implementation.of(context, type, methods, functions, value());
    }

    /**
     * Runs the script, which returns a table of functions, and gives these as an object of an interface: each of its methods is
     * the function of the same name. Of default methods those are the script's for which it has a function.
     *
     * @param arguments of the script
     * @throws IllegalArgumentException if the table lacks a function
     */
    public <T> T implement(Class<T> type, Object... arguments) {
        Value table = value().execute(arguments);
        Map<String, LuaFunction> functions = new TreeMap<>();
        List<Method> methods = InterfaceMethods.of(type);
        for (Method method : methods) {
            String name = method.getName();
            LuaFunction luaFunction = function(table, name);
            if (luaFunction == null) {
                throw new IllegalArgumentException("the script has no function '" + name + "' for " + type.getName());
            }
            functions.put(name, luaFunction);
        }
        List<Method> all = new ArrayList<>(methods);
        for (Method method : type.getMethods()) {
            String name = method.getName();
            boolean isOverload = methods.stream()
                    .anyMatch(abstractMethod -> abstractMethod.getName().equals(name));
            LuaFunction luaFunction =
                    method.isDefault() && !method.isBridge() && !isOverload ? function(table, name) : null;
            if (luaFunction != null) {
                functions.put(name, luaFunction);
                all.add(method);
            }
        }
        return Implementation.of(context, type, all, functions, table);
    }

    /** Null where the value has no Lua function of that name. */
    private static LuaFunction function(Value table, String name) {
        Value member = table.hasMembers() ? table.getMember(name) : null;
        return member == null ? null : function(member);
    }
}
