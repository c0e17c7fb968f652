package dev.flua.stdlib.debug;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.compile.ChunkCompiler;
import dev.flua.language.context.LuaContext;
import dev.flua.language.nodes.LuaOperations;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.nodes.hook.HookSwitch;
import dev.flua.language.parser.LuaSyntaxException;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.coroutine.CallState;
import dev.flua.language.runtime.coroutine.DebugHook;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.stack.CallStack;
import dev.flua.language.runtime.stack.StackLevel;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.language.runtime.table.TableMode;
import dev.flua.language.runtime.text.SourceText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** {@code sethook}, {@code gethook}, and what else controls the interpreter. */
final class HookFunctions {
    /** The limit that the reference is built with (LUAI_MAXCCALLS); it ignores new ones. */
    private static final long C_STACK_LIMIT = 200;

    private static final LuaString HOOK_KEY = LuaString.intern("_HOOKKEY");

    private HookFunctions() {}

    /** What is common to the functions for hooks. */
    abstract static class HookNode extends DebugNode {
        /** The coroutine whose hook is meant. */
        final LuaCoroutine owner(Object[] arguments) {
            LuaCoroutine coroutine = coroutine(arguments);
            return coroutine == null ? context().currentCoroutine() : coroutine;
        }
    }

    /** Sets or removes the hook of a coroutine. */
    @LuaBuiltin(name = "sethook", arguments = "...")
    abstract static class SetHookNode extends HookNode {
        @Specialization
        @TruffleBoundary
        Object doSetHook(Object[] arguments) {
            LuaCoroutine owner = owner(arguments);
            DebugHook hook = hook(arguments, shift(arguments));
            if (hook == null || !hook.isUseful()) {
                owner.setHook(null);
                hookTable().put(owner, LuaNil.NIL);
                return Values.NONE;
            }
            HookSwitch.turnOn(context());
            owner.setHook(hook);
            hookTable().put(owner, hook.function());
            if (owner == context().currentCoroutine()) {
                rememberCaller();
            }
            return Values.NONE;
        }

        /** Where the reference keeps hook functions, so that programs find them: a table with weak keys, its own metatable. */
        private LuaTable hookTable() {
            LuaTable registry = context().registry();
            if (registry.get(HOOK_KEY) instanceof LuaTable known) {
                return known;
            }
            LuaTable table = new LuaTable();
            table.put(LuaString.intern("__mode"), LuaString.intern("k"));
            TableMode.set(table, true, false); // before the metatable: this table is no reason to expect collections
            table.setMetatable(table);
            registry.put(HOOK_KEY, table);
            return table;
        }

        /** The hook that the arguments describe, null for none. */
        private DebugHook hook(Object[] arguments, int shift) {
            if (Values.at(arguments, shift) == LuaNil.NIL) {
                return null;
            }
            LuaString mask = string(arguments, shift + 1, null);
            if (mask == null) {
                throw wrongType(arguments, shift + 1, "string");
            }
            if (!(arguments[shift] instanceof LuaFunction function)) {
                throw wrongType(arguments, shift, "function");
            }
            return new DebugHook(function, mask.toString(), integer(arguments, shift + 2, 0));
        }

        /** What follows the call on its line is no new line. */
        private static void rememberCaller() {
            StackLevel caller = CallStack.levelWithFrame(null, 1);
            if (caller != null) {
                caller.rememberPoint();
            }
        }
    }

    /** Function, mask and count of a coroutine's hook; nil where it has none. */
    @LuaBuiltin(name = "gethook", arguments = "...")
    abstract static class GetHookNode extends HookNode {
        @Specialization
        @TruffleBoundary
        Object doGetHook(Object[] arguments) {
            DebugHook hook = owner(arguments).hook();
            return hook == null
                    ? LuaNil.NIL
                    : Values.of(hook.function(), LuaString.of(hook.mask()), (long) hook.count());
        }
    }

    /** Runs lines from standard input until it ends or a line is {@code cont}. */
    @LuaBuiltin(name = "debug")
    abstract static class DebugPromptNode extends DebugNode {
        @Specialization
        @TruffleBoundary
        Object doDebug() {
            LuaContext context = context();
            try {
                for (String line = prompt(context); line != null && !line.equals("cont"); line = prompt(context)) {
                    String failure = run(context, line);
                    if (failure != null) {
                        write(context, failure + "\n");
                    }
                }
            } catch (IOException e) {
                return Values.NONE; // as at the end of the input
            }
            return Values.NONE;
        }

        private static String run(LuaContext context, String line) {
            CallState calls = context.currentCoroutine().calls();
            int protectedBefore = calls.enterProtectedCall();
            try {
                CallNode.getUncached().execute(ChunkCompiler.load(context, line, "=(debug command)", null));
                return null;
            } catch (LuaSyntaxException e) {
                return e.getMessage();
            } catch (LuaError e) {
                return LuaOperations.tostring(e.value()).toString();
            } finally {
                calls.leaveProtectedCall(protectedBefore);
            }
        }

        private static String prompt(LuaContext context) throws IOException {
            write(context, "lua_debug> ");
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int c = context.standardInput().read();
            if (c < 0) {
                return null;
            }
            while (c >= 0 && c != '\n') {
                line.write(c);
                c = context.standardInput().read();
            }
            return SourceText.decode(line.toByteArray());
        }

        private static void write(LuaContext context, String text) throws IOException {
            context.output().flush();
            context.standardError().write(SourceText.encode(text));
            context.standardError().flush();
        }
    }

    /** Does nothing, as in the reference since 5.4.3. */
    @LuaBuiltin(name = "setcstacklimit", arguments = "integer")
    abstract static class SetCStackLimitNode extends DebugNode {
        @Specialization
        long doSetLimit(@SuppressWarnings("unused") long limit) {
            return C_STACK_LIMIT;
        }
    }
}
