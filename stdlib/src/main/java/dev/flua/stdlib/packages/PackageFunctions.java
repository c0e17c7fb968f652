package dev.flua.stdlib.packages;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.stdlib.system.FileNames;

/** The functions in the table {@code package}. */
final class PackageFunctions {
    private PackageFunctions() {}

    /** {@code package.loadlib(file, function)}; the function {@code *} only makes what the library defines known to others. */
    @LuaBuiltin(name = "loadlib", arguments = "string string")
    abstract static class LoadlibNode extends LuaBuiltinNode {
        private static final String ONLY_OPEN = "*";

        @Specialization
        @TruffleBoundary
        Object doLoad(LuaString file, LuaString function) {
            String name = FileNames.text(function);
            boolean onlyOpen = name.startsWith(ONLY_OPEN);
            CModules.Result result = CModules.load(context(), FileNames.text(file), onlyOpen ? null : name);
            if (result.failure() != null) {
                return Values.of(
                        LuaNil.NIL,
                        LuaString.of(result.message()),
                        result.failure().text());
            }
            return onlyOpen ? true : result.function();
        }
    }

    /** {@code package.searchpath(name, path, separator, replacement)}. */
    @LuaBuiltin(name = "searchpath", arguments = "string string string? string?")
    abstract static class SearchpathNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doSearch(LuaString name, LuaString path, Object separator, Object replacement) {
            SearchPath.Found found = SearchPath.search(
                    context().env(),
                    FileNames.text(name),
                    FileNames.text(path),
                    separator == LuaNil.NIL ? "." : FileNames.text((LuaString) separator),
                    replacement == LuaNil.NIL
                            ? SearchPath.DIRECTORY_SEPARATOR
                            : FileNames.text((LuaString) replacement),
                    this);
            return found.file() == null
                    ? Values.of(LuaNil.NIL, LuaString.of(found.tried()))
                    : LuaString.of(found.file());
        }
    }
}
