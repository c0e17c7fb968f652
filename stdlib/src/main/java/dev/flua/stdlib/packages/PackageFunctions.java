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
    static final String NO_C_MODULES = "flua cannot load modules written in C";

    private PackageFunctions() {}

    /** {@code package.loadlib(file, function)}. */
    @LuaBuiltin(name = "loadlib", arguments = "string string")
    abstract static class LoadlibNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        @SuppressWarnings("unused") // the arguments are checked all the same
        Object load(LuaString file, LuaString function) {
            return Values.of(LuaNil.NIL, LuaString.of(NO_C_MODULES), LuaString.of("absent"));
        }
    }

    /** {@code package.searchpath(name, path, separator, replacement)}. */
    @LuaBuiltin(name = "searchpath", arguments = "string string string? string?")
    abstract static class SearchpathNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object search(LuaString name, LuaString path, Object separator, Object replacement) {
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
