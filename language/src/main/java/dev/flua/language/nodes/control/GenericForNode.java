package dev.flua.language.nodes.control;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import com.oracle.truffle.api.nodes.LoopNode;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.foreign.ForeignTraversal;
import dev.flua.language.nodes.LuaStatementNode;
import dev.flua.language.nodes.call.NestedCallNode;
import dev.flua.language.nodes.call.ValueListNode;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.stack.CallSite;
import dev.flua.language.runtime.table.LuaTable;

/**
 * {@code for v… in iterator, state, control, closing} (manual §3.3.5). A traversal with {@code next} is made on the table's
 * positions, without calls; everything else calls the iterator.
 */
public final class GenericForNode extends LuaStatementNode implements CallSite {
    private final int line;
    private final int iteratorSlot;
    private final int stateSlot;
    private final int controlSlot;
    private final int positionSlot;
    private final int closingSlot;

    @CompilationFinal(dimensions = 1)
    private final int[] variableSlots;

    @Child
    private ValueListNode values;

    @Child
    private LoopNode loop;

    @Child
    private CloseNode close;

    /**
     * @param variableSlots where each round finds the variables' values (not yet in cells)
     * @param firstSlot first of four slots for iterator, state, control and the value to be closed
     * @param positionSlot where a traversal keeps its position
     */
    public GenericForNode(
            int line,
            ValueListNode values,
            LuaStatementNode body,
            int[] variableSlots,
            int firstSlot,
            int positionSlot) {
        this.line = line;
        this.values = values;
        this.variableSlots = variableSlots;
        this.iteratorSlot = firstSlot;
        this.stateSlot = firstSlot + 1;
        this.controlSlot = firstSlot + 2;
        this.closingSlot = firstSlot + 3;
        this.positionSlot = positionSlot;
        this.loop = Truffle.getRuntime().createLoopNode(new Round(body));
    }

    @Override
    public Object execute(VirtualFrame frame) {
        Object[] list = values.execute(frame);
        Object iterator = iterator(Values.at(list, 0));
        Object state = Values.at(list, 1);
        Object control = Values.at(list, 2);
        frame.setObject(iteratorSlot, iterator);
        frame.setObject(stateSlot, state);
        frame.setObject(controlSlot, control);
        frame.setInt(positionSlot, LuaTable.START);
        Object closing = Values.at(list, 3);
        frame.setObject(closingSlot, closing);
        if (closing != LuaNil.NIL) {
            return executeClosing(frame, closing);
        }
        return LoopBody.completion(loop.execute(frame));
    }

    /** An object of another language that can be iterated over is a loop by itself. */
    private static Object iterator(Object value) {
        if (value instanceof LuaFunction || !ForeignAccess.isForeign(value)) {
            return value;
        }
        LuaFunction iterator = ForeignAccess.isCallable(value) ? null : ForeignTraversal.iterator(value, false);
        return iterator == null ? value : iterator;
    }

    private Object executeClosing(VirtualFrame frame, Object closing) {
        if (close == null) {
            CompilerDirectives.transferToInterpreterAndInvalidate();
            close = insert(new CloseNode("(for state)"));
        }
        close.check(closing, this);
        Object completion;
        try {
            completion = LoopBody.completion(loop.execute(frame));
        } catch (Throwable error) {
            throw close.afterError(closing, error);
        }
        close.execute(closing);
        return completion;
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public String calleeName() {
        return "for iterator";
    }

    @Override
    public String calleeKind() {
        return "for iterator";
    }

    private final class Round extends LoopBody {
        @Child
        private LuaStatementNode roundBody;

        @Child
        private NestedCallNode iteratorCall;

        @CompilationFinal
        private boolean seenNext;

        Round(LuaStatementNode roundBody) {
            this.roundBody = roundBody;
        }

        @Override
        Object executeRound(VirtualFrame frame) {
            Object iterator = frame.getObject(iteratorSlot);
            Object state = frame.getObject(stateSlot);
            boolean more;
            if (iterator instanceof LuaFunction function
                    && NextFunction.is(function)
                    && state instanceof LuaTable table
                    && !reportsCalls()) {
                if (!seenNext) {
                    CompilerDirectives.transferToInterpreterAndInvalidate();
                    seenNext = true;
                }
                more = next(frame, table);
            } else {
                if (iteratorCall == null) {
                    CompilerDirectives.transferToInterpreterAndInvalidate();
                    iteratorCall = insert(NestedCallNode.create());
                }
                more = call(frame, iterator, state);
            }
            if (!more) {
                return DONE;
            }
            Object completion = roundBody.execute(frame);
            return completion == null ? CONTINUE_LOOP_STATUS : completion;
        }

        private boolean reportsCalls() {
            return !LuaEngine.get(this).noHooks().isValid()
                    && LuaContext.get(this).currentCoroutine().activeHook() != null;
        }

        private boolean next(VirtualFrame frame, LuaTable table) {
            int position = frame.getInt(positionSlot);
            Object control = frame.getObject(controlSlot);
            if (position == LuaTable.START ? control != LuaNil.NIL : !table.isKeyAt(position, control)) {
                // A traversal that starts in the middle, or a table that was rearranged by an assignment.
                position = NextFunction.positionOf(this, table, control);
            }
            position = table.nextPosition(position);
            if (position < 0) {
                return false;
            }
            Object key = table.keyAt(position);
            frame.setInt(positionSlot, position);
            frame.setObject(controlSlot, key);
            setVariable(frame, variableSlots[0], key);
            if (variableSlots.length > 1) {
                setVariable(frame, variableSlots[1], table.valueAt(position));
                clearRest(frame, 2);
            }
            return true;
        }

        private boolean call(VirtualFrame frame, Object iterator, Object state) {
            Object[] arguments = {iterator, state, frame.getObject(controlSlot)};
            Object result = iteratorCall.execute(iterator, arguments);
            if (result instanceof Object[] list) {
                Object first = list.length == 0 ? LuaNil.NIL : list[0];
                if (first == LuaNil.NIL) {
                    return false;
                }
                frame.setObject(controlSlot, first);
                setAll(frame, list);
                return true;
            }
            if (result == LuaNil.NIL) {
                return false;
            }
            frame.setObject(controlSlot, result);
            setVariable(frame, variableSlots[0], result);
            clearRest(frame, 1);
            return true;
        }

        @ExplodeLoop
        private void setAll(VirtualFrame frame, Object[] list) {
            for (int i = 0; i < variableSlots.length; i++) {
                setVariable(frame, variableSlots[i], i < list.length ? list[i] : LuaNil.NIL);
            }
        }

        @ExplodeLoop
        private void clearRest(VirtualFrame frame, int from) {
            for (int i = from; i < variableSlots.length; i++) {
                frame.setObject(variableSlots[i], LuaNil.NIL);
            }
        }

        private static void setVariable(VirtualFrame frame, int slot, Object value) {
            if (value instanceof Long integer) {
                frame.setLong(slot, integer);
            } else if (value instanceof Double number) {
                frame.setDouble(slot, number);
            } else {
                frame.setObject(slot, value);
            }
        }
    }
}
