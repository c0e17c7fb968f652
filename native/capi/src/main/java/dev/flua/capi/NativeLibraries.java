package dev.flua.capi;

import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.text.SourceText;
import dev.flua.stdlib.packages.CLibraries;

/** Opens libraries of C functions for {@code require} and {@code package.loadlib}. */
public final class NativeLibraries implements CLibraries {
    /** For the service loader. */
    public NativeLibraries() {}

    @Override
    public String obstacle(LuaContext context) {
        if (!context.env().isNativeAccessAllowed()) {
            return "this context does not allow native access, which C modules need";
        }
        return CLibrary.obstacle();
    }

    @Override
    public Outcome open(LuaContext context, String file, boolean global) {
        CLibrary.Found library = CLibrary.open(SourceText.encode(file), global);
        return library.address() == 0 ? Outcome.failure(library.message()) : Outcome.library(library.address());
    }

    @Override
    public Outcome function(LuaContext context, long library, String name) {
        CLibrary.Found symbol = CLibrary.symbol(library, name);
        if (symbol.address() == 0) {
            return Outcome.failure(symbol.message());
        }
        LuaFunction function = CProgram.of(context).plainFunction(symbol.address());
        return Outcome.function(function);
    }
}
