package dev.flua.language.nodes.control;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.ControlFlowException;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.StackOverflow;
import dev.flua.language.runtime.table.Event;

/** Closes the value of a to-be-closed variable (manual §3.3.8). */
public final class CloseNode extends Node {
    private final String variable;

    @Child
    private CallNode call = CallNode.create();

    public CloseNode(String variable) {
        this.variable = variable;
    }

    /** Refuses a value that cannot be closed. */
    public void check(Object value) {
        if (value != LuaNil.NIL && value != Boolean.FALSE && !isClosable(value)) {
            throw notClosable();
        }
    }

    @TruffleBoundary
    private static boolean isClosable(Object value) {
        return !(value instanceof Boolean bool && !bool)
                ? Metatables.metamethod(value, Event.CLOSE) != LuaNil.NIL
                : true;
    }

    @TruffleBoundary
    private LuaError notClosable() {
        return LuaError.at(this, "variable '" + variable + "' got a non-closable value");
    }

    /** Closes the value at the normal end of its scope. */
    public void execute(Object value) {
        close(value, LuaNil.NIL);
    }

    /** Closes the value because of an error; the result, which may be the error of the closing method, goes on. */
    public RuntimeException afterError(Object value, Throwable error) {
        if (error instanceof ControlFlowException unwinding) {
            close(value, LuaNil.NIL);
            return unwinding;
        }
        LuaError luaError = StackOverflow.asLuaError(error, this);
        close(value, luaError.value());
        return luaError;
    }

    private void close(Object value, Object error) {
        if (value == LuaNil.NIL || value == Boolean.FALSE) {
            return;
        }
        Object method = Metatables.metamethod(value, Event.CLOSE);
        if (method == LuaNil.NIL) {
            throw closeMissing();
        }
        call.execute(method, value, error);
    }

    @TruffleBoundary
    private LuaError closeMissing() {
        return LuaError.at(this, "attempt to call a nil value (metamethod 'close')");
    }
}
