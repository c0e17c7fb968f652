package dev.flua.tck;

/**
 * Makes Lua expressions over the variables that {@link ProgramGenerator} declares: integers {@code i, j}, floats {@code x, y},
 * strings {@code s, r}, sequences {@code t, u}, objects {@code o, p}, functions {@code f, g} and anything in {@code v, w}. Now
 * and then an operand has a type that does not fit, which is how error messages come about.
 *
 * <p>What programs must not depend on: the sign of a NaN, so that one is neither kept in a variable (the programs' function
 * {@code num}) nor made a string; addresses; the border of a table with holes; long strings.
 */
final class ExpressionGenerator {
    private static final int MISFIT_PERCENT = 4;

    private final Choice choice;
    private final StringCallGenerator stringCalls;

    ExpressionGenerator(Choice choice) {
        this.choice = choice;
        stringCalls = new StringCallGenerator(choice, this);
    }

    /** A constant or variable that can be stored, passed and made a string anywhere. */
    String leaf() {
        return switch (choice.below(8)) {
            case 0, 1 -> integer();
            case 2 -> real();
            case 3, 4 -> text();
            case 5 -> choice.of("true", "false", "nil");
            default -> choice.of("v", "w", "i", "x", "s");
        };
    }

    /** Any expression. */
    String any(int depth) {
        return switch (choice.below(6)) {
            case 0, 1 -> number(depth);
            case 2, 3 -> string(depth);
            case 4 -> condition(depth);
            default -> mixed(depth);
        };
    }

    /** Any value that is fit for a variable. */
    String value(int depth) {
        return choice.percent(40) ? leaf() : "num(" + any(depth) + ")";
    }

    private String misfit() {
        return choice.of(
                "nil", "true", "t", "o", "f", "v", "t.x", "o.y", "u.z.a", "nothing", "'a'", "{}", "print", "p.m");
    }

    /** An integer. */
    String integer() {
        return switch (choice.below(5)) {
            case 0 -> choice.of("i", "j");
            case 1 ->
                choice.of(
                        "math.maxinteger",
                        "math.mininteger",
                        "0x7fffffffffffffff",
                        "0xffffffffffffffff",
                        "9007199254740993",
                        "-9007199254740993",
                        "4611686018427387904",
                        "0x10",
                        "(1 << 53)",
                        "(1 << 62)",
                        "-2147483648");
            default -> choice.of("0", "1", "2", "3", "5", "7", "10", "63", "64", "100", "255", "-1", "-2", "-7");
        };
    }

    /** A float. */
    String real() {
        return choice.of(
                "x",
                "y",
                "0.0",
                "-0.0",
                "0.5",
                "1.0",
                "-1.5",
                "2.0",
                "3.14159",
                "1e15",
                "1e16",
                "1e100",
                "-1e308",
                "2^53",
                "2^63",
                "-2^63",
                "1e-5",
                "0x1p-4",
                "123456.789",
                "math.huge",
                "-math.huge",
                "math.pi",
                "9.007199254740992e15");
    }

    /** A string. */
    String text() {
        return choice.of(
                "s",
                "r",
                "''",
                "'a'",
                "'abc'",
                "'hello world'",
                "'10'",
                "' 10 '",
                "'0x10'",
                "'1e1'",
                "'0x.8p1'",
                "'-3'",
                "'1 2'",
                "'10x'",
                "'9223372036854775808'",
                "'\\0z\\n'",
                "'\\xe4\\u{20AC}'",
                "[[a\"b]]",
                "'key=value, k2 = v2'",
                "'%d'",
                "'aAbB12 _.'");
    }

    private String operand(int depth) {
        return choice.percent(MISFIT_PERCENT) ? misfit() : number(depth);
    }

    /** Mostly a number. */
    String number(int depth) {
        if (depth <= 0 || choice.percent(15)) {
            return choice.percent(MISFIT_PERCENT) ? misfit() : choice.percent(60) ? integer() : real();
        }
        return switch (choice.below(15)) {
            case 0, 1, 2, 3 -> grouped(operand(depth - 1) + " " + arithmetic() + " " + operand(depth - 1));
            case 4, 5 ->
                grouped(operand(depth - 1) + " " + choice.of("&", "|", "~", "<<", ">>") + " " + operand(depth - 1));
            case 6 -> division(depth);
            case 7 -> choice.of("- ", "~ ", "- ") + operand(depth - 1);
            case 8 -> "#" + choice.of("s", "t", "u", "r", "'abc'", "o", "x", "t.x");
            // Squares only: others are not the same in all bits with every libm.
            case 9 ->
                choice.percent(50)
                        ? "(" + operand(depth - 1) + ")^2"
                        : "2^" + choice.of("3", "-1", "10", "0x3f", "'2'");
            case 10 -> function(depth);
            case 11 -> "tonumber(" + string(depth - 1) + choice.of(")", ")", ", 16)", ", 36)", ", 2)", ", 10)");
            case 12 -> "(" + call() + ")";
            case 13 -> "t[" + choice.of("1", "#t", "1 + i % 3", "i", "s", "2.0", "-1") + "]";
            default ->
                choice.of("select('#', ...)", "(...)", "s:byte(i)", "s:len()", "o.x", "t.x", "-s", "math.tointeger(s)");
        };
    }

    /** In Lua 5.4.4 a division by zero has the line of an earlier instruction, so that it stands in a function of one line. */
    private String division(int depth) {
        String operator = choice.of("//", "%");
        return choice.percent(60)
                ? grouped(operand(depth - 1) + " " + operator + " "
                        + choice.of("3", "-7", "2.5", "0.5", "math.huge", "'7'", "(1 << 63)"))
                : "(function(a, b) return a " + operator + " b end)(" + operand(depth - 1) + ", " + operand(depth - 1)
                        + ")";
    }

    private String arithmetic() {
        return choice.of("+", "-", "*", "/");
    }

    private String function(int depth) {
        if (choice.percent(8)) {
            // Which argument is checked first is up to the reference's C compiler, so that only one can be wrong.
            return "math.fmod(" + operand(depth - 1) + ", " + choice.of("3", "-7", "2.5", "1e100") + ")";
        }
        String name = choice.of("floor", "ceil", "abs", "max", "min", "tointeger", "ult", "type", "modf", "sqrt");
        int count = name.equals("max") || name.equals("min") || name.equals("ult") ? 2 : 1;
        if (choice.percent(5)) {
            count--;
        }
        return "(math." + name + "(" + Choice.list(count, ", ", () -> operand(depth - 1)) + "))";
    }

    private String grouped(String expression) {
        return choice.percent(50) ? "(" + expression + ")" : expression;
    }

    /** Calls of the program's functions and of objects. */
    String call() {
        String arguments = "(" + Choice.list(choice.below(4), ", ", this::leaf) + ")";
        return switch (choice.below(6)) {
            case 0, 1 -> choice.of("f", "g") + arguments;
            case 2 -> choice.of("o:m", "p:m", "o:nothing", "s:upper", "t:m") + arguments;
            case 3 -> choice.of("o", "p") + arguments;
            case 4 -> choice.of("v", "t.x", "o.f", "nothing", "string.nothing") + arguments;
            default -> choice.of("f", "g") + choice.of("'a'", "{}", "(...)", "(t[1], ...)");
        };
    }

    /** Mostly a string. */
    String string(int depth) {
        if (depth <= 0 || choice.percent(20)) {
            return choice.percent(MISFIT_PERCENT) ? misfit() : text();
        }
        String s = choice.percent(70) ? text() : string(depth - 1);
        return switch (choice.below(13)) {
            case 0, 1, 2 -> "(" + Choice.list(2 + choice.below(2), " .. ", this::piece) + ")";
            case 3 ->
                "(" + s + "):"
                        + choice.of("upper()", "lower()", "reverse()", "rep(3)", "rep(2, ',')", "rep(-1)", "len()");
            case 4 -> "(" + s + "):sub(" + integer() + choice.of("", ", -2", ", 3", ", " + integer()) + ")";
            case 5, 6 -> "string.format(" + stringCalls.format() + ")";
            case 7, 8 -> stringCalls.search(s);
            case 9 ->
                "table.concat(" + choice.of("t", "u", "{1, 2.5, 'x'}", "{s, r}", "{1, {}, 2}")
                        + choice.of("", ", ', '", ", 1", ", '-', 2", ", '', 1, 2") + ")";
            case 10 ->
                "show("
                        + choice.of(
                                "string.byte(s, 1, 3)",
                                "utf8.char(228, 8364, 120000)",
                                "utf8.len(s)",
                                "utf8.codepoint('aä€', 1, -1)",
                                "utf8.offset('aä€', i)",
                                "utf8.len(r, i)",
                                "utf8.len('\\xe4a\\xff', 1, -1, true)",
                                "utf8.codepoint(s, i, j)",
                                "utf8.char(i, j)",
                                "utf8.offset(s, j, i)",
                                "#utf8.char(i & 0x7fffffff)",
                                "string.char(97, i & 255)",
                                "string.char(i)")
                        + ")";
            case 11 -> stringCalls.layout();
            default -> "tostring(" + choice.of("i", "x", "s", "nil", "true", "y * 2", "i // 1") + ")";
        };
    }

    private String piece() {
        return choice.percent(MISFIT_PERCENT)
                ? misfit()
                : choice.percent(60) ? text() : choice.of("i", "x", "1", "2.0", "1e15", "-0.0", "v", "#t", "j");
    }

    /** Mostly a boolean. */
    String condition(int depth) {
        if (depth <= 0) {
            return choice.of("true", "false", "v", "i > 0", "x < 1", "s == r", "nil", "t[1]");
        }
        return switch (choice.below(6)) {
            case 0 -> number(depth - 1) + " " + comparison() + " " + number(depth - 1);
            case 1 -> string(depth - 1) + " " + comparison() + " " + string(depth - 1);
            case 2 -> leaf() + " " + choice.of("==", "~=") + " " + leaf();
            case 3 -> "not " + grouped(condition(depth - 1));
            case 4 -> choice.of("o", "p", "t") + " " + comparison() + " " + choice.of("o", "p", "u", "i");
            default -> grouped(condition(depth - 1) + choice.of(" and ", " or ") + condition(depth - 1));
        };
    }

    private String comparison() {
        return choice.of("<", "<=", ">", ">=", "==", "~=");
    }

    private String mixed(int depth) {
        return switch (choice.below(7)) {
            case 0 -> "(" + any(depth - 1) + choice.of(") and (", ") or (") + any(depth - 1) + ")";
            case 1 ->
                "{" + Choice.list(1 + choice.below(3), ", ", () -> "(" + leaf() + ") or 0")
                        + choice.of("", "; x = i", "; y = s, z = x") + "}";
            case 2 ->
                choice.of("o", "p", "t") + " "
                        + choice.of("+", "-", "*", "/", "//", "%", "^", "&", "|", "~", "<<", ">>", "..") + " "
                        + choice.of("o", "p", "i", "s", "1");
            case 3 ->
                choice.of("i", "s", "x", "nil") + " " + choice.of("+", "-", "/", "//", "%", "<<", "&", "..") + " "
                        + choice.of("o", "p");
            case 4 -> choice.of("-", "#", "~") + choice.of("o", "p");
            case 5 -> choice.of("o", "p", "t", "u") + choice.of(".x", ".y", "[1]", "['z']", "[i]", ".x.y", "[nil]");
            default -> call();
        };
    }
}
