package dev.flua.language.interop;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.runtime.stack.StackRoot;

/** What an embedder's {@code eval} runs: binds the chunk to the globals of the context and calls it. */
public final class ChunkRootNode extends RootNode implements StackRoot {
    private final RootCallTarget main;

    @Child
    private InteropCallNode call = InteropCallNode.create();

    public ChunkRootNode(LuaEngine engine, RootCallTarget main) {
        super(engine);
        this.main = main;
    }

    @Override
    public Kind kind() {
        return Kind.CHUNK;
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
