package dev.flua.tck;

import static org.graalvm.polyglot.tck.TypeDescriptor.ANY;
import static org.graalvm.polyglot.tck.TypeDescriptor.ARRAY;
import static org.graalvm.polyglot.tck.TypeDescriptor.BOOLEAN;
import static org.graalvm.polyglot.tck.TypeDescriptor.DATE;
import static org.graalvm.polyglot.tck.TypeDescriptor.DURATION;
import static org.graalvm.polyglot.tck.TypeDescriptor.EXECUTABLE;
import static org.graalvm.polyglot.tck.TypeDescriptor.EXECUTABLE_ANY;
import static org.graalvm.polyglot.tck.TypeDescriptor.HASH;
import static org.graalvm.polyglot.tck.TypeDescriptor.INSTANTIABLE;
import static org.graalvm.polyglot.tck.TypeDescriptor.ITERABLE;
import static org.graalvm.polyglot.tck.TypeDescriptor.NULL;
import static org.graalvm.polyglot.tck.TypeDescriptor.NUMBER;
import static org.graalvm.polyglot.tck.TypeDescriptor.OBJECT;
import static org.graalvm.polyglot.tck.TypeDescriptor.STRING;
import static org.graalvm.polyglot.tck.TypeDescriptor.TIME;
import static org.graalvm.polyglot.tck.TypeDescriptor.TIME_ZONE;
import static org.graalvm.polyglot.tck.TypeDescriptor.array;
import static org.graalvm.polyglot.tck.TypeDescriptor.executable;
import static org.graalvm.polyglot.tck.TypeDescriptor.hash;
import static org.graalvm.polyglot.tck.TypeDescriptor.instantiable;
import static org.graalvm.polyglot.tck.TypeDescriptor.intersection;
import static org.graalvm.polyglot.tck.TypeDescriptor.iterable;
import static org.graalvm.polyglot.tck.TypeDescriptor.union;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.tck.InlineSnippet;
import org.graalvm.polyglot.tck.LanguageProvider;
import org.graalvm.polyglot.tck.ResultVerifier;
import org.graalvm.polyglot.tck.ResultVerifier.SnippetRun;
import org.graalvm.polyglot.tck.Snippet;
import org.graalvm.polyglot.tck.TypeDescriptor;

/** What the polyglot TCK has to know of Lua: values of every type, operators, statements, programs, and how they can fail. */
public final class LuaLanguageProvider implements LanguageProvider {
    private static final String ID = "lua";

    /** Every table can have members, elements and entries. */
    private static final TypeDescriptor TABLE = intersection(OBJECT, ARRAY, HASH, ITERABLE);

    @Override
    public String getId() {
        return ID;
    }

    /** A snippet whose code is a Lua function. */
    private static Snippet.Builder snippet(Context context, String id, String function, TypeDescriptor result) {
        return Snippet.newBuilder(id, context.eval(ID, "return " + function), result);
    }

    private static Snippet value(Context context, String id, String expression, TypeDescriptor type) {
        return snippet(context, id, "function() return " + expression + " end", type)
                .build();
    }

    @Override
    public Value createIdentityFunction(Context context) {
        return context.eval(ID, "return function(value) return value end");
    }

    @Override
    public Collection<? extends Snippet> createValueConstructors(Context context) {
        return List.of(
                value(context, "nil", "nil", NULL),
                snippet(context, "no result", "function() end", NULL).build(),
                value(context, "boolean", "true", BOOLEAN),
                value(context, "integer", "42", NUMBER),
                value(context, "largest integer", "math.maxinteger", NUMBER),
                value(context, "float", "1.5", NUMBER),
                value(context, "infinity", "1/0", NUMBER),
                value(context, "not a number", "0/0", NUMBER),
                value(context, "string", "'text'", STRING),
                value(context, "empty string", "''", STRING),
                value(context, "characters", "'Grüße, 世界'", STRING),
                value(context, "empty table", "{}", TABLE),
                value(context, "record", "{x = 1, y = {z = 'deep'}}", intersection(OBJECT, HASH)),
                value(
                        context,
                        "list of numbers",
                        "{1, 2, 3.5}",
                        intersection(OBJECT, array(NUMBER), hash(NUMBER, NUMBER), iterable(NUMBER))),
                value(
                        context,
                        "list of strings",
                        "{'a', 'b'}",
                        intersection(OBJECT, array(STRING), hash(NUMBER, STRING), iterable(STRING))),
                // Not more kinds of keys: the TCK wants the order that these have in a HashMap.
                value(context, "mixed table", "{1, 'two', x = 3}", TABLE),
                value(
                        context,
                        "proxy table",
                        "setmetatable({}, {__index = function(_, k) return k end, __len = function() return 2 end,"
                                + " __pairs = function() return next, {a = 1} end})",
                        TABLE),
                value(
                        context,
                        "callable table",
                        "setmetatable({}, {__call = function(self, ...) return ... end})",
                        intersection(TABLE, EXECUTABLE_ANY)),
                value(context, "function", "function(...) return ... end", EXECUTABLE_ANY),
                value(context, "library function", "print", EXECUTABLE_ANY),
                value(context, "thread", "coroutine.create(print)", intersection()),
                value(context, "file", "io.stdout", OBJECT),
                snippet(
                                context,
                                "two results",
                                "function() return 1, 2 end",
                                intersection(array(NUMBER), iterable(NUMBER)))
                        .build());
    }

    private static Snippet unary(Context context, String operator, TypeDescriptor operand, TypeDescriptor result) {
        return unary(context, operator, operand, result, ResultVerifier.getDefaultResultVerifier());
    }

    private static Snippet unary(
            Context context, String operator, TypeDescriptor operand, TypeDescriptor result, ResultVerifier verifier) {
        return snippet(context, operator, "function(a) return " + operator + " a end", result)
                .parameterTypes(operand)
                .resultVerifier(verifier)
                .build();
    }

    private static Snippet binary(Context context, String operator, TypeDescriptor operands, TypeDescriptor result) {
        return binary(context, operator, operands, result, ResultVerifier.getDefaultResultVerifier());
    }

    private static Snippet binary(
            Context context, String operator, TypeDescriptor operands, TypeDescriptor result, ResultVerifier verifier) {
        return snippet(context, operator, "function(a, b) return a " + operator + " b end", result)
                .parameterTypes(operands, operands)
                .resultVerifier(verifier)
                .build();
    }

    /** Accepts an error whose message contains {@code text}, as well as a good result. */
    private static ResultVerifier orError(String text) {
        return run -> {
            PolyglotException error = run.getException();
            if (error == null
                    || !error.isGuestException()
                    || !error.getMessage().contains(text)) {
                ResultVerifier.getDefaultResultVerifier().accept(run);
            }
        };
    }

    @Override
    public Collection<? extends Snippet> createExpressions(Context context) {
        List<Snippet> snippets = new ArrayList<>();
        for (String operator : List.of("+", "-", "*", "/", "^")) {
            snippets.add(binary(context, operator, NUMBER, NUMBER));
        }
        snippets.add(binary(context, "//", NUMBER, NUMBER, orError("attempt to perform 'n//0'")));
        snippets.add(binary(context, "%", NUMBER, NUMBER, orError("attempt to perform 'n%%0'")));
        for (String operator : List.of("&", "|", "~", "<<", ">>")) {
            snippets.add(binary(context, operator, NUMBER, NUMBER, orError("has no integer representation")));
        }
        for (String operator : List.of("<", "<=", ">", ">=")) {
            snippets.add(binary(context, operator, NUMBER, BOOLEAN));
            snippets.add(binary(context, operator, STRING, BOOLEAN));
        }
        for (String operator : List.of("==", "~=")) {
            snippets.add(binary(context, operator, ANY, BOOLEAN));
        }
        for (String operator : List.of("and", "or")) {
            snippets.add(binary(context, operator, ANY, ANY));
        }
        TypeDescriptor joined = union(STRING, NUMBER, DATE, TIME, TIME_ZONE, DURATION);
        snippets.add(binary(context, "..", joined, STRING));
        snippets.add(unary(context, "-", NUMBER, NUMBER));
        snippets.add(unary(context, "not", ANY, BOOLEAN));
        snippets.add(unary(context, "#", ANY, NUMBER, orError("attempt to get length of")));
        snippets.add(snippet(context, "call", "function(f) return (f()) end", ANY)
                .parameterTypes(union(executable(ANY), instantiable(ANY, false)))
                .build());
        snippets.add(snippet(context, "index", "function(t) return t[1] end", ANY)
                .parameterTypes(ANY)
                .resultVerifier(orError("attempt to index"))
                .build());
        snippets.add(snippet(context, "parentheses", "function(a) return (a) end", ANY)
                .parameterTypes(ANY)
                .build());
        snippets.add(snippet(context, "constructor", "function(a, b) return {a, b} end", TABLE)
                .parameterTypes(ANY, ANY)
                .build());
        return snippets;
    }

    private static Snippet statement(
            Context context, String id, String function, TypeDescriptor result, TypeDescriptor... parameters) {
        return snippet(context, id, function, result).parameterTypes(parameters).build();
    }

    /** Goes through a few elements of whatever it is. */
    private static Snippet loop(Context context, String iteration, String error) {
        String code = "function(t) local n = 0; for k, v in " + iteration
                + "(t) do n = n + 1; if n == 10 then break end end return n end";
        return snippet(context, iteration, code, NUMBER)
                .parameterTypes(ANY)
                .resultVerifier(orError(error))
                .build();
    }

    @Override
    public Collection<? extends Snippet> createStatements(Context context) {
        return List.of(
                statement(context, "local", "function(a) local b <const> = a; return b end", ANY, ANY),
                statement(context, "assignment", "function(a, b) a, b = b, a; return a end", ANY, ANY, ANY),
                statement(
                        context,
                        "assignment to a field",
                        "function(v) local t = {}; t.x = v; t[1] = v; return t end",
                        TABLE,
                        ANY),
                statement(context, "if", "function(c) if c then return 'yes' else return 'no' end end", STRING, ANY),
                statement(context, "while", "function(c) while c do break end return c end", ANY, ANY),
                statement(context, "repeat", "function(c) repeat local d = c until true return c end", ANY, ANY),
                snippet(
                                context,
                                "for",
                                "function(n) local s = 0; for i = n, n + 2 do s = s + 1; if s > 3 then break end end"
                                        + " return s end",
                                NUMBER)
                        .parameterTypes(NUMBER)
                        .resultVerifier(orError("got java.math.BigInteger"))
                        .build(),
                loop(context, "pairs", "table expected"),
                loop(context, "ipairs", "attempt to index"),
                statement(context, "goto", "function(a) goto done; a = nil; ::done:: return a end", ANY, ANY),
                statement(context, "block", "function(a) do local b = a; return b end end", ANY, ANY),
                statement(context, "function", "function(a) local function f() return a end return f() end", ANY, ANY),
                statement(
                        context,
                        "method",
                        "function(a) local t = {}; function t:m() return a end return t:m() end",
                        ANY,
                        ANY),
                statement(
                        context,
                        "close",
                        "function(a) local closed; do local c <close> = setmetatable({}, {__close = function() closed"
                                + " = a end}) end return closed end",
                        ANY,
                        ANY),
                statement(
                        context,
                        "error that is caught",
                        "function(a) return (select(2, pcall(error, {value = a}))).value end",
                        ANY,
                        ANY),
                statement(
                        context, "call of a statement", "function(f) f() end", NULL, union(EXECUTABLE, INSTANTIABLE)));
    }

    @Override
    public Collection<? extends Snippet> createScripts(Context context) {
        return List.of(
                script(context, "sieve", """
                    local found = {}
                    local composite = {}
                    for i = 2, 100 do
                      if not composite[i] then
                        found[#found + 1] = i
                        for j = i * i, 100, i do composite[j] = true end
                      end
                    end
                    return found
                    """, array(NUMBER), result -> {
                    check(result.getArraySize() == 25);
                    check(result.getArrayElement(24).asInt() == 97);
                }),
                script(context, "account", """
                    local Account = {}
                    Account.__index = Account
                    function Account.new(balance) return setmetatable({balance = balance}, Account) end
                    function Account:deposit(amount) self.balance = self.balance + amount end
                    return Account.new(100)
                    """, OBJECT, result -> {
                    result.invokeMember("deposit", result, 11);
                    check(result.getMember("balance").asInt() == 111);
                }),
                script(context, "coroutines", """
                    local squares = coroutine.wrap(function()
                      for i = 1, math.huge do coroutine.yield(i * i) end
                    end)
                    local sum = 0
                    for square in squares do
                      if square > 100 then break end
                      sum = sum + square
                    end
                    return sum
                    """, NUMBER, result -> check(result.asInt() == 385)),
                script(
                        context,
                        "several results",
                        "return 'a', 'b'",
                        array(STRING),
                        result -> check(result.getArrayElement(1).asString().equals("b"))),
                snippet(context, "error", "function() error({code = 7}) end", ANY)
                        .resultVerifier(LuaLanguageProvider::isErrorWithCode)
                        .build());
    }

    private interface Check {
        void of(Value result);
    }

    private static Snippet script(Context context, String id, String text, TypeDescriptor type, Check check) {
        Value script = context.parse(ID, text);
        return Snippet.newBuilder(id, script, type)
                .resultVerifier(run -> {
                    ResultVerifier.getDefaultResultVerifier().accept(run);
                    check.of(run.getResult());
                })
                .build();
    }

    private static void check(boolean condition) {
        if (!condition) {
            throw new AssertionError("wrong result");
        }
    }

    private static void isErrorWithCode(SnippetRun run) {
        PolyglotException error = run.getException();
        check(error != null && error.isGuestException());
        check(error.getGuestObject().getMember("code").asInt() == 7);
    }

    @Override
    public Collection<? extends Source> createInvalidSyntaxScripts(Context context) {
        return List.of(
                Source.create(ID, "local = 1"),
                Source.create(ID, "if x then"),
                Source.create(ID, "return 1 +"),
                Source.create(ID, "for i = 1 do end"),
                Source.create(ID, "x = 'unfinished"),
                Source.create(ID, "goto nowhere"),
                Source.create(ID, "break"),
                Source.create(ID, "local x <const> = 1; x = 2"));
    }

    @Override
    public Collection<? extends InlineSnippet> createInlineScripts(Context context) {
        Snippet sum = snippet(context, "sum", """
            function()
              local a, b = 40, 2
              local c = a + b
              return c
            end\
            """, NUMBER).build();
        return List.of(
                InlineSnippet.newBuilder(sum, "a + b")
                        .locationPredicate(LuaLanguageProvider::isReturn)
                        .resultVerifier(run -> check(run.getResult().asInt() == 42))
                        .build(),
                InlineSnippet.newBuilder(sum, "local d = a * b; return d")
                        .locationPredicate(LuaLanguageProvider::isReturn)
                        .resultVerifier(run -> check(run.getResult().asInt() == 80))
                        .build(),
                InlineSnippet.newBuilder(sum, "math.type(1)")
                        .resultVerifier(run -> check(run.getResult().asString().equals("integer")))
                        .build());
    }

    private static boolean isReturn(SourceSection section) {
        return section.getCharacters().toString().startsWith("return");
    }
}
