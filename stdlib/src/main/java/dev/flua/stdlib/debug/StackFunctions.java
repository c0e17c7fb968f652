package dev.flua.stdlib.debug;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.nodes.hook.TemporarySwitch;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.stack.ActiveVariable;
import dev.flua.language.runtime.stack.CallStack;
import dev.flua.language.runtime.stack.StackLevel;
import dev.flua.language.runtime.table.LuaTable;

/** The functions that read the stack: {@code getinfo}, {@code getlocal}, {@code setlocal}, {@code traceback}. */
final class StackFunctions {
    private StackFunctions() {}

    /** A table of what is known of a function or of a level of the stack. */
    @LuaBuiltin(name = "getinfo", arguments = "...")
    abstract static class GetInfoNode extends DebugNode {
        private static final LuaString ALL = LuaString.intern("flnSrtu");

        @Specialization
        @TruffleBoundary
        Object doGetInfo(Object[] arguments) {
            int shift = shift(arguments);
            String options = string(arguments, shift + 1, ALL).toString();
            if (options.startsWith(">")) {
                throw argumentError(shift + 2, "invalid option '>'");
            }
            FunctionDescription description;
            if (Values.at(arguments, shift) instanceof LuaFunction function) {
                description = new FunctionDescription(function);
            } else {
                StackLevel level = CallStack.level(coroutine(arguments), integer(arguments, shift));
                if (level == null) {
                    return LuaNil.NIL;
                }
                description = new FunctionDescription(level);
            }
            LuaTable table = description.table(options);
            if (table == null) {
                throw argumentError(shift + 2, "invalid option");
            }
            return table;
        }
    }

    /** What is common to the functions for variables. */
    abstract static class VariableNode extends DebugNode {
        /** The variable with a number of the level that is an argument, null where there is none. */
        final ActiveVariable variable(Object[] arguments, int shift, int number) {
            StackLevel level = CallStack.levelWithFrame(coroutine(arguments), integer(arguments, shift));
            if (level == null) {
                throw argumentError(shift + 1, "level out of range");
            }
            ActiveVariable variable = ActiveVariable.find(level, number);
            if (variable == null) {
                TemporarySwitch.turnOn(context()); // the program may be looking for them
            }
            return variable;
        }
    }

    /** Name and value of a variable of an active function, or the name of a function's parameter. */
    @LuaBuiltin(name = "getlocal", arguments = "...")
    abstract static class GetLocalNode extends VariableNode {
        @Specialization
        @TruffleBoundary
        Object doGetLocal(Object[] arguments) {
            int shift = shift(arguments);
            int number = integer(arguments, shift + 1);
            if (Values.at(arguments, shift) instanceof LuaFunction function) {
                String name = ActiveVariable.parameterName(function, number);
                return name == null ? LuaNil.NIL : LuaString.of(name);
            }
            ActiveVariable variable = variable(arguments, shift, number);
            return variable == null ? LuaNil.NIL : Values.of(LuaString.of(variable.name()), variable.value());
        }
    }

    /** Assigns to a variable of an active function and returns its name. */
    @LuaBuiltin(name = "setlocal", arguments = "...")
    abstract static class SetLocalNode extends VariableNode {
        @Specialization
        @TruffleBoundary
        Object doSetLocal(Object[] arguments) {
            int shift = shift(arguments);
            integer(arguments, shift); // the level is checked first
            int number = integer(arguments, shift + 1);
            ActiveVariable variable = variable(arguments, shift, number);
            present(arguments, shift + 2);
            if (variable == null) {
                return LuaNil.NIL;
            }
            variable.assign(arguments[shift + 2]);
            return LuaString.of(variable.name());
        }
    }

    /** The stack as text. A message that is neither a string nor nil is returned as it is. */
    @LuaBuiltin(name = "traceback", arguments = "...")
    abstract static class TracebackNode extends DebugNode {
        @Specialization
        @TruffleBoundary
        Object doTraceback(Object[] arguments) {
            int shift = shift(arguments);
            Object message = Values.at(arguments, shift);
            LuaString text = Coercions.toStringOrNull(message);
            if (text == null && message != LuaNil.NIL) {
                return message;
            }
            LuaCoroutine coroutine = coroutine(arguments);
            boolean running = coroutine == null || coroutine == context().currentCoroutine();
            return CallStack.traceback(text, integer(arguments, shift + 1, running ? 1 : 0), coroutine);
        }
    }
}
