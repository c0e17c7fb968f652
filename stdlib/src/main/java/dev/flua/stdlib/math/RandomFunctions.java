package dev.flua.stdlib.math;

import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.VariableArguments;
import dev.flua.language.context.ContextState;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Values;

/** Pseudo-random numbers; each context has a generator of its own. */
final class RandomFunctions {
    private RandomFunctions() {}

    /** What both functions share: the generator, and integers among arguments whose number matters. */
    abstract static class GeneratorNode extends LuaBuiltinNode {
        private static final ContextState<Xoshiro256> GENERATOR = ContextState.of(_ -> new Xoshiro256());

        final Xoshiro256 generator() {
            return GENERATOR.get(context());
        }

        final long integer(Object[] values, int index) {
            return values[index] instanceof Long integer
                    ? integer
                    : VariableArguments.integer(this, values, index, index + 1);
        }
    }

    @LuaBuiltin(name = "random", arguments = "...")
    abstract static class RandomNode extends GeneratorNode {
        @Specialization(guards = "arguments.length == 0")
        double doFloat(@SuppressWarnings("unused") Object[] arguments) {
            return Xoshiro256.toFloat(generator().next());
        }

        @Specialization(guards = "arguments.length == 1")
        long doLimit(Object[] arguments) {
            Xoshiro256 generator = generator();
            long random = generator.next();
            long high = integer(arguments, 0);
            return high == 0 ? random : inInterval(generator, random, 1, high);
        }

        @Specialization(guards = "arguments.length == 2")
        long doInterval(Object[] arguments) {
            Xoshiro256 generator = generator();
            long random = generator.next();
            return inInterval(generator, random, integer(arguments, 0), integer(arguments, 1));
        }

        @Specialization(guards = "arguments.length > 2")
        Object doTooMany(@SuppressWarnings("unused") Object[] arguments) {
            throw error("wrong number of arguments");
        }

        private long inInterval(Xoshiro256 generator, long random, long low, long high) {
            if (low > high) {
                throw argumentError(1, "interval is empty");
            }
            return generator.project(random, high - low) + low;
        }
    }

    @LuaBuiltin(name = "randomseed", arguments = "...")
    abstract static class RandomSeedNode extends GeneratorNode {
        @Specialization(guards = "arguments.length == 0")
        Object doRandom(@SuppressWarnings("unused") Object[] arguments) {
            long first = System.currentTimeMillis() / 1000;
            long second = System.nanoTime();
            generator().seed(first, second);
            return Values.of(first, second);
        }

        @Specialization(guards = "arguments.length > 0")
        Object doSeed(Object[] arguments) {
            long first = integer(arguments, 0);
            long second = arguments.length < 2 || arguments[1] == LuaNil.NIL ? 0 : integer(arguments, 1);
            generator().seed(first, second);
            return Values.of(first, second);
        }
    }
}
