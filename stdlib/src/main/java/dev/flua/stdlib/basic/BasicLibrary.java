package dev.flua.stdlib.basic;

import com.oracle.truffle.api.dsl.NodeFactory;
import dev.flua.language.builtins.Libraries;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.LuaLibrary;
import dev.flua.language.context.Iterators;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;
import java.util.ArrayList;
import java.util.List;

/** The basic functions (manual §6.1), which are globals. */
public final class BasicLibrary implements LuaLibrary {
    private static final LuaString VERSION = LuaString.intern("Lua 5.4");

    @Override
    public String name() {
        return "_G";
    }

    @Override
    public List<? extends NodeFactory<? extends LuaBuiltinNode>> functions() {
        List<NodeFactory<? extends LuaBuiltinNode>> all = new ArrayList<>();
        all.addAll(ValueFunctionsFactory.getFactories());
        all.addAll(RawFunctionsFactory.getFactories());
        all.addAll(MetatableFunctionsFactory.getFactories());
        all.addAll(IterationFunctionsFactory.getFactories());
        all.addAll(ErrorFunctionsFactory.getFactories());
        all.addAll(LoadFunctionsFactory.getFactories());
        all.addAll(OutputFunctionsFactory.getFactories());
        all.addAll(MemoryFunctionsFactory.getFactories());
        return all;
    }

    @Override
    public void install(LuaContext context, LuaTable library) {
        library.put(LuaString.intern("_VERSION"), VERSION);
        LuaFunction next = (LuaFunction) library.get(LuaString.intern("next"));
        LuaFunction nextElement =
                Libraries.function("for iterator", ElementIterationFactory.NextElementNodeFactory.getInstance());
        context.setIterators(new Iterators(next, nextElement));
    }
}
