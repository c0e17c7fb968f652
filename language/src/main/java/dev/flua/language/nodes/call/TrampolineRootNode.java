package dev.flua.language.nodes.call;

import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.FrameDescriptor;
import com.oracle.truffle.api.frame.FrameSlotKind;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.LoopNode;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RepeatingNode;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.runtime.stack.StackRoot;

/**
 * Makes one {@link TailCall} after the other in constant stack. A root node of its own, because the loop must be a {@link
 * LoopNode} to be compiled well, and that keeps its state in a frame.
 */
public final class TrampolineRootNode extends RootNode implements StackRoot {
    private static final int NEXT_CALL = 0;

    @Child
    private LoopNode loop = Truffle.getRuntime().createLoopNode(new Hop());

    TrampolineRootNode(LuaEngine engine) {
        super(engine, descriptor());
    }

    private static FrameDescriptor descriptor() {
        FrameDescriptor.Builder builder = FrameDescriptor.newBuilder(1);
        builder.addSlot(FrameSlotKind.Object, null, null);
        return builder.build();
    }

    @Override
    public Kind kind() {
        return Kind.TRAMPOLINE;
    }

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public Object execute(VirtualFrame frame) {
        frame.setObject(NEXT_CALL, frame.getArguments()[0]);
        return loop.execute(frame);
    }

    private static final class Hop extends Node implements RepeatingNode {
        @Child
        private DispatchNode dispatch = DispatchNodeGen.create();

        @Override
        public boolean executeRepeating(VirtualFrame frame) {
            throw new UnsupportedOperationException("a trampoline yields a value");
        }

        @Override
        public Object executeRepeatingWithValue(VirtualFrame frame) {
            Object[] arguments = ((TailCall) frame.getObject(NEXT_CALL)).arguments();
            Object result = dispatch.execute(arguments[0], arguments);
            if (result instanceof TailCall) {
                frame.setObject(NEXT_CALL, result);
                return CONTINUE_LOOP_STATUS;
            }
            return result;
        }

        @Override
        public boolean shouldContinue(Object returnValue) {
            return returnValue == CONTINUE_LOOP_STATUS;
        }
    }
}
