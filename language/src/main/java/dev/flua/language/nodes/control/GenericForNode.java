package dev.flua.language.nodes.control;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
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
import dev.flua.language.runtime.FunctionCode;
import dev.flua.language.runtime.LocalSlot;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.stack.CallSite;
import dev.flua.language.runtime.stack.StackRoot;
import dev.flua.language.runtime.table.LuaTable;

/**
 * {@code for v… in iterator, state, control, closing} (manual §3.3.5). A traversal with {@code next}, or with the iterator of
 * {@code ipairs}, is made on the table's positions, without calls; everything else calls the iterator.
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
        setControl(frame, control);
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
        int depth = LuaContext.get(this).callDepth();
        Object completion;
        try {
            completion = LoopBody.completion(loop.execute(frame));
        } catch (Throwable error) {
            throw close.afterError(closing, error, depth);
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

    /** The control value is in its slot as an integer where it is one, as an object otherwise. */
    private void setControl(VirtualFrame frame, Object control) {
        if (control instanceof Long integer) {
            frame.setLong(controlSlot, integer);
        } else {
            frame.setObject(controlSlot, control);
        }
    }

    private Object control(VirtualFrame frame) {
        return frame.isLong(controlSlot) ? (Object) frame.getLong(controlSlot) : frame.getObject(controlSlot);
    }

    private final class Round extends LoopBody {
        @Child
        private LuaStatementNode roundBody;

        @Child
        private NestedCallNode iteratorCall;

        @Child
        private ElementVariableNode element =
                ElementVariableNodeGen.create(variableSlots.length > 1 ? variableSlots[1] : -1);

        /** The code of {@code next}, null until it has been the iterator. */
        @CompilationFinal
        private FunctionCode next;

        /** The code of the iterator of {@code ipairs}, null until it has been the iterator. */
        @CompilationFinal
        private FunctionCode nextElement;

        Round(LuaStatementNode roundBody) {
            this.roundBody = roundBody;
        }

        @Override
        Object executeRound(VirtualFrame frame) {
            Object iterator = frame.getObject(iteratorSlot);
            Object state = frame.getObject(stateSlot);
            if (!(state instanceof LuaTable table && iterator instanceof LuaFunction function
                    ? traverse(frame, function, table)
                    : call(frame, iterator, state))) {
                return DONE;
            }
            Object completion = roundBody.execute(frame);
            return completion == null ? CONTINUE_LOOP_STATUS : completion;
        }

        private boolean traverse(VirtualFrame frame, LuaFunction iterator, LuaTable table) {
            FunctionCode code = iterator.code();
            if (reportsCalls()) {
                return call(frame, iterator, table);
            }
            // What is null was never seen: compiled code does not hold it.
            if (next != null && code == next) {
                return goOnWithElement(frame, table, 1) || goOn(frame, table);
            }
            if (nextElement != null && code == nextElement) {
                return goOnWithElement(frame, table, 0) || (!isEnd(frame, table) && call(frame, iterator, table));
            }
            return learn(code) ? traverse(frame, iterator, table) : call(frame, iterator, table);
        }

        /** Remembers code that is one of the two; returns whether it is. */
        private boolean learn(FunctionCode code) {
            StackRoot.Kind kind =
                    code.target().getRootNode() instanceof StackRoot root ? root.kind() : StackRoot.Kind.LIBRARY;
            if (kind == StackRoot.Kind.NEXT) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                next = code;
                return true;
            }
            if (kind == StackRoot.Kind.NEXT_ELEMENT) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                nextElement = code;
                return true;
            }
            return false;
        }

        private boolean reportsCalls() {
            return !LuaEngine.get(this).noHooks().isValid()
                    && LuaContext.get(this).currentCoroutine().activeHook() != null;
        }

        /** Goes on from one element of the array part, or from {@code first} - 1, to the next if that has a value. */
        private boolean goOnWithElement(VirtualFrame frame, LuaTable table, long first) {
            if (!frame.isLong(controlSlot)) {
                return false;
            }
            long key = frame.getLong(controlSlot);
            if (key < first || !element.execute(frame, table, key + 1)) {
                return false;
            }
            frame.setLong(controlSlot, key + 1);
            frame.setLong(variableSlots[0], key + 1);
            clearRest(frame, 2);
            return true;
        }

        /** Whether {@code ipairs} finds nothing for the next integer, and has nobody to ask. */
        private boolean isEnd(VirtualFrame frame, LuaTable table) {
            return frame.isLong(controlSlot) && isAbsent(table, frame.getLong(controlSlot) + 1);
        }

        @TruffleBoundary
        private static boolean isAbsent(LuaTable table, long key) {
            return table.shape().hasNoIndex() && table.get(key) == LuaNil.NIL;
        }

        private boolean goOn(VirtualFrame frame, LuaTable table) {
            int position = NextFunction.nextPosition(this, table, frame.getInt(positionSlot), control(frame));
            if (position < 0) {
                return false;
            }
            Object key = table.keyAt(position);
            frame.setInt(positionSlot, position);
            setControl(frame, key);
            LocalSlot.set(frame, variableSlots[0], key);
            if (variableSlots.length > 1) {
                LocalSlot.set(frame, variableSlots[1], table.valueAt(position));
                clearRest(frame, 2);
            }
            return true;
        }

        private boolean call(VirtualFrame frame, Object iterator, Object state) {
            if (iteratorCall == null) {
                CompilerDirectives.transferToInterpreterAndInvalidate();
                iteratorCall = insert(NestedCallNode.create());
            }
            Object[] arguments = {iterator, state, control(frame)};
            Object result = iteratorCall.execute(iterator, arguments);
            if (result instanceof Object[] list) {
                Object first = list.length == 0 ? LuaNil.NIL : list[0];
                if (first == LuaNil.NIL) {
                    return false;
                }
                setControl(frame, first);
                setAll(frame, list);
                return true;
            }
            if (result == LuaNil.NIL) {
                return false;
            }
            setControl(frame, result);
            LocalSlot.set(frame, variableSlots[0], result);
            clearRest(frame, 1);
            return true;
        }

        @ExplodeLoop
        private void setAll(VirtualFrame frame, Object[] list) {
            for (int i = 0; i < variableSlots.length; i++) {
                LocalSlot.set(frame, variableSlots[i], i < list.length ? list[i] : LuaNil.NIL);
            }
        }

        @ExplodeLoop
        private void clearRest(VirtualFrame frame, int from) {
            for (int i = from; i < variableSlots.length; i++) {
                frame.setObject(variableSlots[i], LuaNil.NIL);
            }
        }
    }
}
