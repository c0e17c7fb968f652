package dev.flua.language.builtins;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.dsl.NodeFactory;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.context.LuaEngine;

/** The code of a library function. The nodes are made at the first call: a program uses few of the library's functions. */
public final class BuiltinRootNode extends LibraryRootNode {
    private final LuaEngine engine;
    private final String name;
    private final NodeFactory<? extends LuaBuiltinNode> factory;
    private final String arguments;
    private final Kind kind;

    @Child
    private LuaBuiltinNode body;

    BuiltinRootNode(
            LuaEngine engine, String name, NodeFactory<? extends LuaBuiltinNode> factory, String arguments, Kind kind) {
        super(engine);
        this.engine = engine;
        this.name = name;
        this.factory = factory;
        this.arguments = arguments;
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    /** With that of its library, such as {@code string.rep}. */
    @Override
    public String getName() {
        return name;
    }

    @Override
    protected Object run(VirtualFrame frame) {
        if (body == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            body = insert(createBody());
        }
        return body.execute(frame);
    }

    private LuaBuiltinNode createBody() {
        return factory.createNode((Object) ArgumentNodes.parse(arguments));
    }

    @Override
    public boolean isCloningAllowed() {
        return true;
    }

    @Override
    protected boolean isCloneUninitializedSupported() {
        return true;
    }

    @Override
    protected RootNode cloneUninitialized() {
        return new BuiltinRootNode(engine, name, factory, arguments, kind);
    }
}
