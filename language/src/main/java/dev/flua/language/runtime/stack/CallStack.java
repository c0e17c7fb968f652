package dev.flua.language.runtime.stack;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleStackTrace;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.ProgramState;
import dev.flua.language.runtime.UnwoundError;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.table.LuaTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The active functions of a coroutine, numbered from 0, the running one (manual §4.7). Nothing is recorded while a program
 * runs; the stack is read when somebody asks.
 */
public final class CallStack {
    private static final int FIRST_PART = 10;
    private static final int LAST_PART = 11;
    private static final String GLOBALS_PREFIX = "_G.";

    private CallStack() {}

    /** The level of a coroutine (null: the running one), null where the stack has no such level. */
    @TruffleBoundary
    public static StackLevel level(LuaCoroutine coroutine, int number) {
        return level(coroutine, number, StackReader.NO_LEVEL);
    }

    /** The same with the activation's variables. */
    @TruffleBoundary
    public static StackLevel levelWithFrame(LuaCoroutine coroutine, int number) {
        return level(coroutine, number, number);
    }

    private static StackLevel level(LuaCoroutine coroutine, int number, int frameLevel) {
        if (number < 0 || number == Integer.MAX_VALUE) {
            return null;
        }
        // One more, which is the caller and knows the name.
        int limit = number > Integer.MAX_VALUE - 2 ? Integer.MAX_VALUE : number + 2;
        List<StackLevel> levels = levels(coroutine, limit, frameLevel, number);
        if (number >= levels.size()) {
            return null;
        }
        StackLevel level = levels.get(number);
        if (level.isInHook()) {
            LuaCoroutine owner = coroutine == null ? LuaCoroutine.current(ProgramState.get(null)) : coroutine;
            level.setTransfer(owner.hookTransfer());
        }
        return level;
    }

    private static List<StackLevel> levels(LuaCoroutine coroutine, int limit, int frameLevel, int functionLevel) {
        if (coroutine == null) {
            return StackReader.read(0, limit, frameLevel, functionLevel);
        }
        return switch (coroutine.status()) {
            case RUNNING, NORMAL -> StackReader.read(coroutinesAbove(coroutine), limit, frameLevel, functionLevel);
            case SUSPENDED -> {
                List<List<StackLevel>> found = new ArrayList<>(1);
                coroutine.inspect(() -> found.add(StackReader.read(0, limit, frameLevel, functionLevel)));
                yield found.isEmpty() ? List.of() : found.getFirst();
            }
            case DEAD -> coroutine.failure() == null ? List.of() : StackReader.readTrace(coroutine.failure());
        };
    }

    private static int coroutinesAbove(LuaCoroutine coroutine) {
        int count = 0;
        for (LuaCoroutine c = LuaCoroutine.current(ProgramState.get(null));
                c != null && c != coroutine;
                c = c.resumer()) {
            count++;
        }
        return count;
    }

    /** {@code chunk:line: } of the function at a level, empty where it has no line ({@code luaL_where}). */
    @TruffleBoundary
    public static String where(int level) {
        return level < 0 || level == Integer.MAX_VALUE ? "" : where(StackReader.readPlace(level));
    }

    /**
     * The same of level 1, in a library function: where its call is known, this need not read the stack.
     *
     * @param call null where it is not known
     */
    @TruffleBoundary
    public static String whereCalled(Node call) {
        StackLevel caller = call == null ? null : StackLevel.of(call);
        return where(caller == null ? StackReader.readPlace(1) : caller);
    }

    private static String where(StackLevel level) {
        int line = level == null ? -1 : level.currentLine();
        return line > 0 ? level.displayName() + ":" + line + ": " : "";
    }

    /** The same of the innermost function that has a line. */
    static String whereInProgram() {
        int number = 0;
        StackLevel found = StackReader.readPlace(number);
        while (found != null && found.currentLine() <= 0) {
            found = StackReader.readPlace(++number);
        }
        return where(found);
    }

    /**
     * What {@code luaL_argerror} says, without position, in the library function that is running.
     *
     * @param position of the argument, counted from 1
     */
    @TruffleBoundary
    public static String badArgument(int position, String message) {
        StackLevel running = level(null, 0);
        if (running == null) {
            return "bad argument #" + position + " (" + message + ")";
        }
        int number = position;
        String name = running.name();
        if (running.nameKind().equals("method")) {
            number--;
            if (number == 0) {
                return "calling '" + name + "' on bad self (" + message + ")";
            }
        }
        if (name == null) {
            name = libraryName(running);
        }
        return "bad argument #" + number + " to '" + (name == null ? "?" : name) + "' (" + message + ")";
    }

    /** An error of another language whose activations are over, for tracebacks of the message handler that is called next. */
    @TruffleBoundary
    public static UnwoundError unwound(Throwable error) {
        TruffleStackTrace.fillIn(error);
        return new UnwoundError(
                error,
                LuaCoroutine.current(ProgramState.get(null)),
                levels(null, Integer.MAX_VALUE, StackReader.NO_LEVEL, StackReader.NO_LEVEL)
                        .size());
    }

    /**
     * The stack as {@code luaL_traceback} describes it.
     *
     * @param message put in front with a line break; null for none
     * @param level first level to describe
     * @param coroutine whose stack; null for the running one
     */
    @TruffleBoundary
    public static LuaString traceback(LuaString message, int level, LuaCoroutine coroutine) {
        List<StackLevel> levels = levels(coroutine, Integer.MAX_VALUE, StackReader.NO_LEVEL, StackReader.ALL_LEVELS);
        ProgramState program = ProgramState.get(null);
        UnwoundError unwound = program.unwoundError();
        if (unwound != null && unwound.coroutine() == (coroutine == null ? LuaCoroutine.current(program) : coroutine)) {
            levels = withUnwound(levels, unwound);
        }
        int last = levels.size() - 1;
        int beforeGap = last - level > FIRST_PART + LAST_PART ? FIRST_PART : -1;
        StringBuilder text = new StringBuilder();
        if (message != null) {
            text.append(message).append('\n');
        }
        text.append("stack traceback:");
        for (int i = Math.max(level, 0); level >= 0 && i <= last; i++) {
            if (beforeGap-- == 0) {
                int skipped = last - i - LAST_PART;
                text.append("\n\t...\t(skipping ").append(skipped).append(" levels)");
                i += skipped;
            } else {
                describe(levels.get(i), text);
            }
        }
        return LuaString.of(text.toString());
    }

    /** What the stack was when the error was raised, below the message handler that is running. */
    private static List<StackLevel> withUnwound(List<StackLevel> present, UnwoundError unwound) {
        int handler = present.size() - unwound.remaining();
        List<StackLevel> levels = new ArrayList<>(present.subList(0, handler));
        List<StackLevel> trace = StackReader.readTrace(unwound.error());
        levels.addAll(trace);
        StackLevel bottom = present.getLast();
        if (trace.isEmpty() || trace.getLast().target() != bottom.target()) {
            // It ends where a coroutine does, from which the error has come.
            levels.addAll(present.subList(handler, present.size()));
        } else if (bottom.isHostEntry()) {
            levels.getLast().setHostEntry();
        }
        return levels;
    }

    private static void describe(StackLevel level, StringBuilder text) {
        text.append("\n\t").append(level.displayName()).append(':');
        int line = level.currentLine();
        if (line > 0) {
            text.append(line).append(':');
        }
        text.append(" in ").append(functionName(level));
        if (level.isTailCall()) {
            text.append("\n\t(...tail calls...)");
        }
    }

    private static String functionName(StackLevel level) {
        String libraryName = level.isHostEntry() ? null : libraryName(level);
        if (libraryName != null) {
            return "function '" + libraryName + "'";
        }
        if (level.name() != null) {
            return level.nameKind() + " '" + level.name() + "'";
        }
        if (level.info() == null) {
            return "?";
        }
        return level.info().isMain()
                ? "main chunk"
                : "function <" + level.displayName() + ":" + level.info().lineDefined() + ">";
    }

    /** The name under which a loaded module, or the globals, hold the function; null where none does. */
    private static String libraryName(StackLevel level) {
        String name = findField(ProgramState.get(null).loaded(), level, 2);
        return name != null && name.startsWith(GLOBALS_PREFIX) ? name.substring(GLOBALS_PREFIX.length()) : name;
    }

    private static String findField(LuaTable table, StackLevel level, int depth) {
        for (int i = table.nextPosition(-1); i >= 0; i = table.nextPosition(i)) {
            if (!(table.keyAt(i) instanceof LuaString key)) {
                continue;
            }
            Object value = table.valueAt(i);
            if (isFunctionOf(level, value)) {
                return key.toString();
            }
            if (depth > 1 && value instanceof LuaTable inner) {
                String name = findField(inner, level, depth - 1);
                if (name != null) {
                    return key + "." + name;
                }
            }
        }
        return null;
    }

    private static boolean isFunctionOf(StackLevel level, Object value) {
        if (level.function() != null) {
            return value == level.function();
        }
        return value instanceof LuaFunction function && function.callTarget() == level.target();
    }
}
