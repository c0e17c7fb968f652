package dev.flua.stdlib.basic;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.runtime.ContextState;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;

/** {@code collectgarbage} */
final class MemoryFunctions {
    private MemoryFunctions() {}

    /**
     * {@code collectgarbage([opt [, arg]])}. The memory is the Java virtual machine's, which cannot be told how to collect
     * it: settings are remembered and returned, and have no effect.
     */
    @LuaBuiltin(name = "collectgarbage", arguments = "string=collect integer=0 integer? integer?")
    abstract static class CollectGarbageNode extends LuaBuiltinNode {
        private static final ContextState<Collector> COLLECTOR = ContextState.of(Collector::new);

        @Specialization
        @TruffleBoundary
        @SuppressWarnings("unused")
        final Object collect(LuaString option, long argument, Object second, Object third) {
            if (context().finalizers().isRunning()) {
                return LuaNil.NIL;
            }
            Collector collector = COLLECTOR.get(context());
            return switch (option.toString()) {
                case "collect" -> {
                    collector.collect();
                    yield 0L;
                }
                case "count" -> collector.kilobytes();
                case "step" -> collector.step(argument);
                case "isrunning" -> collector.isRunning();
                case "stop" -> collector.setRunning(false);
                case "restart" -> collector.setRunning(true);
                case "incremental" -> mode(collector, Collector.Mode.INCREMENTAL);
                case "generational" -> mode(collector, Collector.Mode.GENERATIONAL);
                case "setpause" -> collector.setPause(argument);
                case "setstepmul" -> collector.setStepMultiplier(argument);
                default -> throw argumentError(1, "invalid option '" + option + "'");
            };
        }

        private static LuaString mode(Collector collector, Collector.Mode mode) {
            return collector.setMode(mode).text();
        }
    }
}
