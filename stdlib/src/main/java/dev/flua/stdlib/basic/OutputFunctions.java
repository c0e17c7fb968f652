package dev.flua.stdlib.basic;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.VariableArguments;
import dev.flua.language.nodes.LuaOperations;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import java.io.IOException;
import java.io.OutputStream;

/** {@code print} and {@code warn}. */
final class OutputFunctions {
    private OutputFunctions() {}

    @LuaBuiltin(name = "print", arguments = "...")
    abstract static class PrintNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        final Object doPrint(Object[] values) {
            OutputStream output = context().output();
            try {
                for (int i = 0; i < values.length; i++) {
                    // Before the tab is written, because __tostring can fail or print.
                    LuaString string = LuaOperations.tostring(values[i]);
                    if (i > 0) {
                        output.write('\t');
                    }
                    output.write(string.bytes());
                }
                output.write('\n');
                output.flush(); // wherever it goes: a reader sees each line at once (lua_writeline)
            } catch (IOException ignored) {
                // The reference does not look either.
            }
            return Values.NONE;
        }
    }

    @LuaBuiltin(name = "warn", arguments = "string ...")
    abstract static class WarnNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        final Object doWarn(LuaString first, Object[] rest) {
            LuaString[] pieces = new LuaString[rest.length + 1];
            pieces[0] = first;
            for (int i = 0; i < rest.length; i++) {
                pieces[i + 1] = VariableArguments.string(this, rest, i, i + 2);
            }
            try {
                context().warnings().warn(context().standardError(), pieces);
            } catch (IOException e) {
                throw error(e.getMessage());
            }
            return Values.NONE;
        }
    }
}
