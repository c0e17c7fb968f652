package dev.flua.stdlib.basic;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;

/** {@code collectgarbage} */
final class MemoryFunctions {
    private MemoryFunctions() {}

    /**
     * {@code collectgarbage([opt [, arg]])}. The memory is the Java virtual machine's, which cannot be told how to collect
     * it: settings are remembered and returned, and have no effect.
     */
    @LuaBuiltin(name = "collectgarbage", arguments = "string=collect any any any")
    abstract static class CollectGarbageNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        final Object doCollect(LuaString option, Object first, Object second, Object third) {
            if (context().finalizers().isRunning()) {
                return LuaNil.NIL;
            }
            Collector collector = Collector.of(context());
            return switch (option.toString()) {
                case "collect" -> {
                    collector.collect();
                    yield 0L;
                }
                case "count" -> collector.kilobytes();
                case "step" -> collector.step(integer(2, first));
                case "isrunning" -> collector.isRunning();
                case "stop" -> collector.setRunning(false);
                case "restart" -> collector.setRunning(true);
                case "incremental" -> {
                    integer(2, first);
                    integer(3, second);
                    integer(4, third);
                    yield mode(collector, Collector.Mode.INCREMENTAL);
                }
                case "generational" -> {
                    integer(2, first);
                    integer(3, second);
                    yield mode(collector, Collector.Mode.GENERATIONAL);
                }
                case "setpause" -> collector.setPause(integer(2, first));
                case "setstepmul" -> collector.setStepMultiplier(integer(2, first));
                default -> throw argumentError(1, "invalid option '" + option + "'");
            };
        }

        /** An argument that only some options have, 0 where it is missing. */
        private long integer(int position, Object value) {
            if (value == LuaNil.NIL) {
                return 0;
            }
            Long integer = Coercions.toInteger(value);
            if (integer != null) {
                return integer;
            }
            if (Coercions.toNumber(value) != null) {
                throw argumentError(position, "number has no integer representation");
            }
            throw typeError(position, "number", value);
        }

        private static LuaString mode(Collector collector, Collector.Mode mode) {
            return collector.setMode(mode).text();
        }
    }
}
