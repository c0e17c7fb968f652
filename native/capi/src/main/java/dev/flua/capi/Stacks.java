package dev.flua.capi;

import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.stack.ActiveVariable;
import dev.flua.language.runtime.stack.CallStack;
import dev.flua.language.runtime.stack.StackLevel;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.language.runtime.text.SourceText;
import dev.flua.stdlib.debug.FunctionDescription;

/** The stack of values, and what C code can learn of active functions (manual §4.7). */
final class Stacks {
    /** Where what is in a {@code lua_Debug}. */
    private static final long NAME = 8;

    private static final long NAME_KIND = 16;
    private static final long WHAT = 24;
    private static final long SOURCE = 32;
    private static final long SOURCE_LENGTH = 40;
    private static final long CURRENT_LINE = 48;
    private static final long LINE_DEFINED = 52;
    private static final long LAST_LINE_DEFINED = 56;
    private static final long UPVALUES = 60;
    private static final long PARAMETERS = 61;
    private static final long IS_VARARG = 62;
    private static final long IS_TAIL_CALL = 63;
    private static final long FIRST_TRANSFERRED = 64;
    private static final long TRANSFERRED = 66;
    private static final long SHORT_SOURCE = 68;
    private static final long ACTIVATION = 128;

    /** The size of a {@code lua_Debug}. */
    static final long RECORD_BYTES = 136;

    /** LUA_IDSIZE */
    private static final int SHORT_SOURCE_BYTES = 60;

    private Stacks() {}

    static long grow(NativeThread thread, long count) {
        thread.reserve((int) Math.min(count, Integer.MAX_VALUE));
        return 0;
    }

    /** The coroutine as those want it who read stacks: null for the running one. */
    private static LuaCoroutine of(NativeThread thread) {
        LuaContext context = thread.program().context();
        return thread.coroutine() == context.currentCoroutine() ? null : thread.coroutine();
    }

    /** Pushes where the function at a level is ({@code luaL_where}). */
    static long where(NativeThread thread, long level) {
        thread.push(LuaString.of(CallStack.where((int) level)));
        return 0;
    }

    /** Pushes a traceback ({@code luaL_traceback}). */
    static long traceback(NativeThread thread, long other, long message, long level) {
        LuaString text = message == 0 ? null : LuaString.of(Memory.stringBytes(message));
        NativeThread whose = thread.program().threadAt(other);
        thread.push(CallStack.traceback(text, (int) level, of(whose)));
        return 0;
    }

    static long hasLevel(NativeThread thread, long level) {
        return CallStack.level(of(thread), (int) level) == null ? 0 : 1;
    }

    /** Fills a {@code lua_Debug} in ({@code lua_getinfo}); returns whether all of the options are known. */
    static long describe(NativeThread thread, long what, long record) {
        String options = Memory.ascii(what);
        FunctionDescription description;
        if (options.startsWith(">")) {
            options = options.substring(1);
            if (!(thread.pop() instanceof LuaFunction function)) {
                return 0;
            }
            description = new FunctionDescription(function);
        } else {
            StackLevel level = CallStack.level(of(thread), level(record));
            if (level == null) {
                return 0;
            }
            description = new FunctionDescription(level);
        }
        boolean known = true;
        for (int i = 0; i < options.length(); i++) {
            LuaTable fields = description.table(options.substring(i, i + 1));
            if (fields == null) {
                known = false;
            } else {
                fill(thread, options.charAt(i), fields, record);
            }
        }
        pushFields(thread, description, options);
        return known ? 1 : 0;
    }

    /** The function, then the lines, whatever the order of the options. */
    private static void pushFields(NativeThread thread, FunctionDescription description, String options) {
        for (String option : new String[] {"f", "L"}) {
            if (options.contains(option)) {
                thread.push(field(description.table(option), option.equals("f") ? "func" : "activelines"));
            }
        }
    }

    private static int level(long record) {
        return (int) Memory.getLong(record + ACTIVATION) - 1;
    }

    private static Object field(LuaTable fields, String name) {
        return fields.get(LuaString.intern(name));
    }

    private static int integer(LuaTable fields, String name) {
        return field(fields, name) instanceof Long integer ? (int) (long) integer : 0;
    }

    private static int truth(LuaTable fields, String name) {
        return Coercions.isTrue(field(fields, name)) ? 1 : 0;
    }

    private static long name(NativeThread thread, LuaTable fields, String field) {
        Object text = field(fields, field);
        return text == LuaNil.NIL ? 0 : thread.program().name(text.toString());
    }

    private static void fill(NativeThread thread, char option, LuaTable fields, long record) {
        switch (option) {
            case 'S' -> {
                Memory.putLong(record + SOURCE, name(thread, fields, "source"));
                Memory.putLong(record + SOURCE_LENGTH, ((LuaString) field(fields, "source")).length());
                Memory.putLong(record + WHAT, name(thread, fields, "what"));
                Memory.putInt(record + LINE_DEFINED, integer(fields, "linedefined"));
                Memory.putInt(record + LAST_LINE_DEFINED, integer(fields, "lastlinedefined"));
                byte[] text = ((LuaString) field(fields, "short_src")).bytes();
                int length = Math.min(text.length, SHORT_SOURCE_BYTES - 1);
                Memory.put(record + SHORT_SOURCE, text, length);
                Memory.putByte(record + SHORT_SOURCE + length, 0);
            }
            case 'l' -> Memory.putInt(record + CURRENT_LINE, integer(fields, "currentline"));
            case 'n' -> {
                Memory.putLong(record + NAME, name(thread, fields, "name"));
                Memory.putLong(record + NAME_KIND, name(thread, fields, "namewhat"));
            }
            case 'u' -> {
                Memory.putByte(record + UPVALUES, integer(fields, "nups"));
                Memory.putByte(record + PARAMETERS, integer(fields, "nparams"));
                Memory.putByte(record + IS_VARARG, truth(fields, "isvararg"));
            }
            case 't' -> Memory.putByte(record + IS_TAIL_CALL, truth(fields, "istailcall"));
            case 'r' -> {
                Memory.putShort(record + FIRST_TRANSFERRED, integer(fields, "ftransfer"));
                Memory.putShort(record + TRANSFERRED, integer(fields, "ntransfer"));
            }
            default -> {
                // what is pushed
            }
        }
    }

    private static ActiveVariable variable(NativeThread thread, long activation, long number) {
        StackLevel level = CallStack.levelWithFrame(of(thread), (int) activation - 1);
        return level == null ? null : ActiveVariable.find(level, (int) number);
    }

    /**
     * Pushes a variable of an active function and returns the address of its name; 0 where there is none.
     *
     * @param activation the level and one; 0 for the name of a parameter of the function that is popped
     */
    static long getLocal(NativeThread thread, long activation, long number) {
        if (activation == 0) {
            return thread.pop() instanceof LuaFunction function
                    ? thread.program().name(ActiveVariable.parameterName(function, (int) number))
                    : 0;
        }
        ActiveVariable variable = variable(thread, activation, number);
        if (variable == null) {
            return 0;
        }
        thread.push(variable.value());
        return thread.program().name(variable.name());
    }

    /** Pops the value of a variable of an active function and returns the address of its name; 0 where there is none. */
    static long setLocal(NativeThread thread, long activation, long number) {
        ActiveVariable variable = variable(thread, activation, number);
        Object value = thread.pop();
        if (variable == null) {
            return 0;
        }
        variable.assign(value);
        return thread.program().name(variable.name());
    }

    /** Fills in what a hook is told. */
    static void describeEvent(long record, int event, long line, long level) {
        Memory.putInt(record, event);
        Memory.putInt(record + CURRENT_LINE, (int) line);
        Memory.putLong(record + ACTIVATION, level + 1);
    }

    /** The text of bytes at an address. */
    static String text(long address) {
        return SourceText.decode(Memory.stringBytes(address));
    }
}
