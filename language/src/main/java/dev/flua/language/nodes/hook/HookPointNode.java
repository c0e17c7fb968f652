package dev.flua.language.nodes.hook;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.coroutine.DebugHook;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.stack.HookPoint;

/** Coming by a {@link HookPoint}: the count event, then the line event, as the reference has them before an instruction. */
final class HookPointNode extends Node {
    private static final LuaString COUNT = LuaString.intern("count");
    private static final LuaString LINE = LuaString.intern("line");
    private static final int UNKNOWN = -1;

    private final HookPoint point;
    private final int weight;

    @CompilationFinal
    private int slot = UNKNOWN;

    @Child
    private HookCallNode call = new HookCallNode();

    /**
     * @param weight how many instructions the reference executes from here to the next point, roughly
     */
    HookPointNode(HookPoint point, int weight) {
        this.point = point;
        this.weight = weight;
    }

    /** Whether the activation has not come as far as here yet, or is in another round of a loop. */
    boolean isAhead(VirtualFrame frame) {
        HookPoint last = (HookPoint) frame.getAuxiliarySlot(slot(frame));
        return last == null || last.position() < point.position();
    }

    /** Comes by with all events. */
    void execute(VirtualFrame frame) {
        visit(frame, true);
    }

    /** Comes by without a line event. */
    void pass(VirtualFrame frame) {
        visit(frame, false);
    }

    private void visit(VirtualFrame frame, boolean lines) {
        try {
            callHook(frame, lines);
        } catch (Error e) {
            throw ProbeError.carry(e);
        }
    }

    private void callHook(VirtualFrame frame, boolean lines) {
        LuaCoroutine coroutine = LuaContext.get(this).currentCoroutine();
        DebugHook hook = coroutine.activeHook();
        if (hook == null) {
            return;
        }
        HookPoint last = (HookPoint) frame.getAuxiliarySlot(slot(frame));
        frame.setAuxiliarySlot(slot, point);
        if (hook.countDown(weight)) {
            call.execute(coroutine, COUNT, LuaNil.NIL, null);
        }
        if (lines && hook.wantsLines() && point.isNewLine(last)) {
            call.execute(coroutine, LINE, point.lineValue(), null);
        }
    }

    private int slot(VirtualFrame frame) {
        if (slot == UNKNOWN) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            slot = HookPoint.slot(frame.getFrameDescriptor());
        }
        return slot;
    }
}
