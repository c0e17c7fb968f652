package dev.flua.stdlib.debug;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.context.ContextState;
import dev.flua.language.nodes.LuaRootNode;
import dev.flua.language.runtime.Cell;
import dev.flua.language.runtime.LightUserdata;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import java.util.Map;
import java.util.WeakHashMap;

/** The functions for upvalues: {@code getupvalue}, {@code setupvalue}, {@code upvalueid}, {@code upvaluejoin}. */
final class VariableFunctions {
    private VariableFunctions() {}

    /** What is common to the functions for upvalues. */
    abstract static class UpvalueNode extends DebugNode {
        /** The function that is an argument. */
        final LuaFunction function(Object[] arguments, int index) {
            if (Values.at(arguments, index) instanceof LuaFunction function) {
                return function;
            }
            throw wrongType(arguments, index, "function");
        }

        static boolean hasUpvalue(LuaFunction function, int number) {
            return number >= 1 && number <= function.upvalues().length;
        }

        static boolean isLibraryFunction(LuaFunction function) {
            return !(function.callTarget().getRootNode() instanceof LuaRootNode);
        }

        /** Those of library functions have no name. */
        static LuaString upvalueName(LuaFunction function, int number) {
            return LuaString.of(
                    function.callTarget().getRootNode() instanceof LuaRootNode root
                            ? root.info().visibleUpvalueName(number - 1)
                            : "");
        }
    }

    /** Name and value of an upvalue; nothing where there is none. */
    @LuaBuiltin(name = "getupvalue", arguments = "...")
    abstract static class GetUpvalueNode extends UpvalueNode {
        @Specialization
        @TruffleBoundary
        Object doGetUpvalue(Object[] arguments) {
            int number = integer(arguments, 1);
            LuaFunction function = function(arguments, 0);
            if (!hasUpvalue(function, number)) {
                return Values.NONE;
            }
            return Values.of(
                    upvalueName(function, number), function.upvalue(number - 1).get());
        }
    }

    /** Assigns to an upvalue and returns its name; nothing where there is none. */
    @LuaBuiltin(name = "setupvalue", arguments = "...")
    abstract static class SetUpvalueNode extends UpvalueNode {
        @Specialization
        @TruffleBoundary
        Object doSetUpvalue(Object[] arguments) {
            present(arguments, 2);
            int number = integer(arguments, 1);
            LuaFunction function = function(arguments, 0);
            if (!hasUpvalue(function, number)) {
                return Values.NONE;
            }
            function.upvalue(number - 1).set(arguments[2]);
            return upvalueName(function, number);
        }
    }

    /** A value that is the same for closures that share the variable. */
    @LuaBuiltin(name = "upvalueid", arguments = "...")
    abstract static class UpvalueIdNode extends UpvalueNode {
        /** The identities that have been asked for. */
        private static final ContextState<Map<Cell, UpvalueIdentity>> IDENTITIES =
                ContextState.of(_ -> new WeakHashMap<>());

        @Specialization
        @TruffleBoundary
        Object doUpvalueId(Object[] arguments) {
            int number = integer(arguments, 1);
            LuaFunction function = function(arguments, 0);
            return hasUpvalue(function, number) ? identityOf(function.upvalue(number - 1)) : LuaNil.NIL;
        }

        private UpvalueIdentity identityOf(Cell variable) {
            return IDENTITIES.get(context()).computeIfAbsent(variable, v -> new UpvalueIdentity());
        }
    }

    /** The identity of a variable that closures share. */
    private static final class UpvalueIdentity extends LightUserdata {}

    /** Makes an upvalue of one closure refer to the variable of another's. */
    @LuaBuiltin(name = "upvaluejoin", arguments = "...")
    abstract static class UpvalueJoinNode extends UpvalueNode {
        @Specialization
        @TruffleBoundary
        Object doJoin(Object[] arguments) {
            LuaFunction target = upvalueOwner(arguments, 0);
            LuaFunction source = upvalueOwner(arguments, 2);
            if (isLibraryFunction(target)) {
                throw argumentError(1, "Lua function expected");
            }
            if (isLibraryFunction(source)) {
                throw argumentError(3, "Lua function expected");
            }
            Cell shared = source.upvalue(integer(arguments, 3) - 1);
            target.upvalues()[integer(arguments, 1) - 1] = shared;
            return Values.NONE;
        }

        private LuaFunction upvalueOwner(Object[] arguments, int index) {
            int number = integer(arguments, index + 1);
            LuaFunction function = function(arguments, index);
            if (!hasUpvalue(function, number)) {
                throw argumentError(index + 2, "invalid upvalue index");
            }
            return function;
        }
    }
}
