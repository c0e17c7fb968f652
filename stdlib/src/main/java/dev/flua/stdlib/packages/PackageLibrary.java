package dev.flua.stdlib.packages;

import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.dsl.NodeFactory;
import dev.flua.language.builtins.Libraries;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.LuaLibrary;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;
import java.util.List;

/** The library {@code package} and the global function {@code require} (manual §6.3). */
public final class PackageLibrary implements LuaLibrary {
    @Override
    public String name() {
        return "package";
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public List<? extends NodeFactory<? extends LuaBuiltinNode>> functions() {
        return PackageFunctionsFactory.getFactories();
    }

    @Override
    public void install(LuaContext context, LuaTable library) {
        LuaTable preload = new LuaTable();
        PackageState.set(context, new PackageState(library, preload));
        put(library, "config", LuaString.of(SearchPath.CONFIGURATION));
        put(library, "loaded", context.loaded());
        put(library, "preload", preload);
        put(library, "searchers", searchers());
        put(context.registry(), "_LOADED", context.loaded());
        put(context.registry(), "_PRELOAD", preload);
        context.setGlobal("require", Libraries.function("require", RequireFactory.RequireNodeFactory.getInstance()));
    }

    @Override
    public void start(LuaContext context) {
        Env env = context.env();
        LuaTable library = PackageState.of(context).library();
        put(library, "path", LuaString.of(SearchPath.fromEnvironment(env, "LUA_PATH", SearchPath.DEFAULT)));
        put(library, "cpath", LuaString.of(SearchPath.fromEnvironment(env, "LUA_CPATH", SearchPath.C_DEFAULT)));
    }

    private static LuaTable searchers() {
        LuaTable searchers = new LuaTable();
        long position = 1;
        for (NodeFactory<? extends LuaBuiltinNode> factory : List.of(
                SearchersFactory.PreloadSearcherNodeFactory.getInstance(),
                SearchersFactory.LuaSearcherNodeFactory.getInstance(),
                SearchersFactory.NativeSearcherNodeFactory.getInstance(),
                SearchersFactory.NativeRootSearcherNodeFactory.getInstance())) {
            searchers.put(position++, Libraries.function("package.searchers", factory));
        }
        return searchers;
    }

    private static void put(LuaTable table, String key, Object value) {
        table.put(LuaString.intern(key), value);
    }
}
