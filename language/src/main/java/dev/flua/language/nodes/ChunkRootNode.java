package dev.flua.language.nodes;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.LuaContext;
import dev.flua.language.LuaLanguage;
import dev.flua.language.interop.InteropCallNode;

/** What an embedder's {@code eval} runs: binds the chunk to the globals of the context and calls it. */
public final class ChunkRootNode extends RootNode {
    private final RootCallTarget main;

    @Child
    private InteropCallNode call = InteropCallNode.create();

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
        return call.execute(LuaContext.get(this).closure(main, null), frame.getArguments());
    }
}
