package dev.flua.language.nodes;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.LuaContext;
import dev.flua.language.LuaLanguage;
import dev.flua.language.interop.FromForeignNode;
import dev.flua.language.interop.FromForeignNodeGen;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaValueList;

/** What an embedder's {@code eval} runs: binds the chunk to the globals of the context and calls it. */
public final class ChunkRootNode extends RootNode {
    private final RootCallTarget main;

    @Child
    private CallNode call = CallNode.create();

    @Child
    private FromForeignNode fromForeign = FromForeignNodeGen.create();

    public ChunkRootNode(LuaLanguage language, RootCallTarget main) {
        super(language);
        this.main = main;
    }

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object[] arguments = frame.getArguments().clone();
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = fromForeign.execute(arguments[i]);
        }
        LuaContext context = LuaContext.get(this);
        int depth = context.callDepth();
        Object result;
        try {
            result = call.execute(context.closure(main, null), arguments);
        } finally {
            context.setCallDepth(depth);
        }
        if (result instanceof Object[] values) {
            return values.length == 0 ? LuaNil.NIL : LuaValueList.of(values);
        }
        return result;
    }
}
