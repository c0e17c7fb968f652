package dev.flua.stdlib.packages;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Specialization;
import dev.flua.language.builtins.LuaBuiltin;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.compile.CompiledProgram;
import dev.flua.language.nodes.access.IndexNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.stdlib.ChunkLoader;
import dev.flua.stdlib.system.FileNames;

/**
 * The functions in {@code package.searchers}, in their order. Each takes the name of a module and returns a loader and a value
 * for it, or a text that says where nothing was found, or nothing.
 */
final class Searchers {
    private static final LuaString PRELOADED = LuaString.intern(":preload:");

    private Searchers() {}

    /** A searcher that looks for a file. */
    abstract static class FileSearcherNode extends LuaBuiltinNode {
        final SearchPath.Found find(String name, String field) {
            Object library = PackageState.of(context()).library();
            Object value = IndexNode.getUncached().execute(library, LuaString.intern(field));
            LuaString path = Coercions.toStringOrNull(value);
            if (path == null) {
                throw error("'package." + field + "' must be a string");
            }
            return SearchPath.search(
                    context().env(), name, FileNames.text(path), ".", SearchPath.DIRECTORY_SEPARATOR, this);
        }

        final RuntimeException loadingError(String name, String file, String reason) {
            return error("error loading module '" + name + "' from file '" + file + "':\n\t" + reason);
        }
    }

    /** Finds loaders in {@code package.preload}. */
    @LuaBuiltin(name = "preload searcher", arguments = "string")
    abstract static class PreloadSearcherNode extends LuaBuiltinNode {
        @Specialization
        @TruffleBoundary
        Object doSearch(LuaString name) {
            Object loader =
                    IndexNode.getUncached().execute(PackageState.of(context()).preload(), name);
            if (loader == LuaNil.NIL) {
                return LuaString.of("no field package.preload['" + FileNames.text(name) + "']");
            }
            return Values.of(loader, PRELOADED);
        }
    }

    /** Finds Lua files along {@code package.path}. */
    @LuaBuiltin(name = "Lua searcher", arguments = "string")
    abstract static class LuaSearcherNode extends FileSearcherNode {
        @Specialization
        @TruffleBoundary
        Object doSearch(LuaString module) {
            String name = FileNames.text(module);
            if (CompiledProgram.isClosed()) {
                return searchProgram(name);
            }
            SearchPath.Found found = find(name, "path");
            if (found.file() == null) {
                return LuaString.of(found.tried());
            }
            LuaString file = LuaString.of(found.file());
            Object chunk = ChunkLoader.loadFile(context(), file, null, null);
            if (chunk instanceof LuaFunction) {
                return Values.of(chunk, file);
            }
            throw loadingError(name, found.file(), ((Object[]) chunk)[1].toString());
        }

        /** Files are not looked for in a program that was compiled ahead of time. */
        private Object searchProgram(String name) {
            CompiledProgram.Chunk chunk = CompiledProgram.chunk(context(), name);
            if (chunk == null) {
                return LuaString.of("module '" + name + "' was not compiled into this program (flua compile --include "
                        + name + ")");
            }
            return Values.of(context().closure(chunk.code(), null), LuaString.of(chunk.file()));
        }
    }

    /** Finds C libraries along {@code package.cpath}. */
    @LuaBuiltin(name = "C searcher", arguments = "string")
    abstract static class NativeSearcherNode extends FileSearcherNode {
        @Specialization
        @TruffleBoundary
        Object doSearch(LuaString module) {
            String name = FileNames.text(module);
            SearchPath.Found found = find(name, "cpath");
            if (found.file() == null) {
                return LuaString.of(found.tried());
            }
            CModules.Result result = CModules.loadModule(context(), found.file(), name);
            if (result.failure() != null) {
                throw loadingError(name, found.file(), result.message());
            }
            return Values.of(result.function(), LuaString.of(found.file()));
        }
    }

    /** Finds the C library of a whole package, in which a submodule may be. */
    @LuaBuiltin(name = "C root searcher", arguments = "string")
    abstract static class NativeRootSearcherNode extends FileSearcherNode {
        @Specialization
        @TruffleBoundary
        Object doSearch(LuaString module) {
            String name = FileNames.text(module);
            int point = name.indexOf('.');
            if (point < 0) {
                return Values.NONE;
            }
            SearchPath.Found found = find(name.substring(0, point), "cpath");
            if (found.file() == null) {
                return LuaString.of(found.tried());
            }
            CModules.Result result = CModules.loadModule(context(), found.file(), name);
            if (result.failure() == CModules.Failure.INIT) {
                return LuaString.of("no module '" + name + "' in file '" + found.file() + "'");
            }
            if (result.failure() != null) {
                throw loadingError(name, found.file(), result.message());
            }
            return Values.of(result.function(), LuaString.of(found.file()));
        }
    }
}
