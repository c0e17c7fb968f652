package dev.flua.stdlib.string;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.runtime.LuaString;

/** {@code string.format} (manual §6.4). */
final class FormatFunctions {
    private FormatFunctions() {}

    /** {@code string.format(formatstring, ···)}. */
    @LuaBuiltin(name = "format", arguments = "string ...")
    abstract static class FormatNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        LuaString doFormat(LuaString text, Object[] values) {
            Format format = Format.of(text, this);
            ByteBuilder result = new ByteBuilder(format.expectedLength());
            int index = 0;
            for (Object part : format.parts()) {
                TruffleSafepoint.poll(this);
                if (part instanceof LuaString literal) {
                    result.append(literal);
                } else {
                    if (index >= values.length) {
                        throw argumentError(index + 2, "no value");
                    }
                    new FormattedValue(this, (Conversion) part, values, index).appendTo(result);
                    index++;
                }
            }
            return result.toLuaString();
        }
    }
}
