package dev.flua.stdlib.packages;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.nodes.access.IndexNode;
import dev.flua.language.nodes.access.SetIndexNode;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.stdlib.system.FileNames;

/** The global function {@code require}. */
final class Require {
    private static final LuaString SEARCHERS = LuaString.intern("searchers");

    /**
     * How a module is loaded.
     *
     * @param data the second argument of the function and the second result of {@code require}
     */
    private record Loader(Object function, Object data) {}

    private Require() {}

    /** {@code require(name)}. */
    @LuaBuiltin(name = "require", arguments = "string")
    abstract static class RequireNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doRequire(LuaString name) {
            LuaTable loaded = context().loaded();
            Object known = IndexNode.getUncached().execute(loaded, name);
            if (Coercions.isTrue(known)) {
                return known;
            }
            Loader loader = findLoader(name);
            Object module = Values.first(CallNode.getUncached().execute(loader.function(), name, loader.data()));
            if (module != LuaNil.NIL) {
                SetIndexNode.getUncached().execute(loaded, name, module);
            }
            Object result = IndexNode.getUncached().execute(loaded, name); // which the module may have set itself
            if (result == LuaNil.NIL) {
                result = true;
                SetIndexNode.getUncached().execute(loaded, name, result);
            }
            return Values.of(result, loader.data());
        }

        private Loader findLoader(LuaString name) {
            Object searchers =
                    IndexNode.getUncached().execute(PackageState.of(context()).library(), SEARCHERS);
            if (!(searchers instanceof LuaTable list)) {
                throw error("'package.searchers' must be a table");
            }
            StringBuilder tried = new StringBuilder();
            for (long i = 1; ; i++) {
                Object searcher = list.get(i);
                if (searcher == LuaNil.NIL) {
                    throw error("module '" + FileNames.text(name) + "' not found:" + tried);
                }
                Object[] results = Values.all(CallNode.getUncached().execute(searcher, name));
                Object first = results.length == 0 ? LuaNil.NIL : results[0];
                if (first instanceof LuaFunction) {
                    return new Loader(first, results.length > 1 ? results[1] : LuaNil.NIL);
                }
                LuaString message = Coercions.toStringOrNull(first);
                if (message != null) {
                    tried.append("\n\t").append(message);
                }
            }
        }
    }
}
