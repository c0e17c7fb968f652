package dev.flua.stdlib.math;

import com.oracle.truffle.api.dsl.NodeFactory;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.LuaLibrary;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;
import java.util.ArrayList;
import java.util.List;

/** The library {@code math} (manual §6.7), with the functions that the reference keeps from older versions. */
public final class MathLibrary implements LuaLibrary {
    @Override
    public String name() {
        return "math";
    }

    @Override
    public List<? extends NodeFactory<? extends LuaBuiltinNode>> functions() {
        List<NodeFactory<? extends LuaBuiltinNode>> all = new ArrayList<>();
        all.addAll(RoundingFunctionsFactory.getFactories());
        all.addAll(RealFunctionsFactory.getFactories());
        all.addAll(ComparisonFunctionsFactory.getFactories());
        all.addAll(RandomFunctionsFactory.getFactories());
        return all;
    }

    @Override
    public void install(LuaContext context, LuaTable library) {
        library.put(LuaString.intern("pi"), Math.PI);
        library.put(LuaString.intern("huge"), Double.POSITIVE_INFINITY);
        library.put(LuaString.intern("maxinteger"), Long.MAX_VALUE);
        library.put(LuaString.intern("mininteger"), Long.MIN_VALUE);
    }
}
