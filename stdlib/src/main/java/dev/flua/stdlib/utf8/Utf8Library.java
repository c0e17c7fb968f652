package dev.flua.stdlib.utf8;

import com.oracle.truffle.api.dsl.NodeFactory;
import dev.flua.language.builtins.LuaBuiltinNode;
import dev.flua.language.builtins.LuaLibrary;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The library {@code utf8} (manual §6.5). */
public final class Utf8Library implements LuaLibrary {
    /** The pattern that matches one character of a valid string. */
    private static final String CHARACTER_PATTERN = "[\0-\u007f\u00c2-\u00fd][\u0080-\u00bf]*";

    @Override
    public String name() {
        return "utf8";
    }

    @Override
    public List<NodeFactory<? extends LuaBuiltinNode>> functions() {
        return Utf8FunctionsFactory.getFactories().stream()
                .filter(factory -> !Utf8Functions.IteratorNode.class.isAssignableFrom(factory.getNodeClass()))
                .toList();
    }

    @Override
    public void install(LuaContext context, LuaTable library) {
        byte[] pattern = CHARACTER_PATTERN.getBytes(StandardCharsets.ISO_8859_1);
        library.put(LuaString.intern("charpattern"), LuaString.intern(pattern));
    }
}
