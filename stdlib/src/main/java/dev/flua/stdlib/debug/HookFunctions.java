package dev.flua.stdlib.debug;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.LuaContext;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.parser.LuaSyntaxException;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.SourceText;
import dev.flua.language.runtime.Values;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** {@code sethook}, {@code gethook}, and what else controls the interpreter. */
final class HookFunctions {
    /** The limit that the reference is built with (LUAI_MAXCCALLS); it ignores new ones. */
    private static final long C_STACK_LIMIT = 200;

    private HookFunctions() {}

    /** Removing a hook works; setting one does not yet. */
    @LuaBuiltin(name = "sethook", arguments = "...")
    abstract static class SetHookNode extends DebugNode {
        @Specialization
        @TruffleBoundary
        Object setHook(Object[] arguments) {
            int shift = shift(arguments);
            if (argument(arguments, shift) == LuaNil.NIL) {
                return Values.NONE;
            }
            if (string(arguments, shift + 1, null) == null) {
                throw wrongType(arguments, shift + 1, "string");
            }
            throw error("debug hooks are not supported yet");
        }
    }

    /** Nil: there is no hook. */
    @LuaBuiltin(name = "gethook", arguments = "...")
    abstract static class GetHookNode extends DebugNode {
        @Specialization
        Object getHook(@SuppressWarnings("unused") Object[] arguments) {
            return LuaNil.NIL;
        }
    }

    /** Runs lines from standard input until it ends or a line is {@code cont}. */
    @LuaBuiltin(name = "debug")
    abstract static class DebugPromptNode extends DebugNode {
        @Specialization
        @TruffleBoundary
        Object debug() {
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
            try {
                CallNode.getUncached().execute(context.load(line, "=(debug command)", null));
                return null;
            } catch (LuaSyntaxException e) {
                return e.getMessage();
            } catch (LuaError e) {
                return Coercions.tostring(e.value()).toString();
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
        long setLimit(@SuppressWarnings("unused") long limit) {
            return C_STACK_LIMIT;
        }
    }
}
