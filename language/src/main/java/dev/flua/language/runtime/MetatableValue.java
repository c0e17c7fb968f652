package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import dev.flua.language.interop.InteropCallNode;
import dev.flua.language.nodes.LuaOperations;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.LuaTable;

/**
 * A value with a metatable of its own, a table or a full userdata, as other languages see it: the fields with string keys are
 * members, also those that {@code __index} finds; {@code __call} makes it executable, {@code __close} gives it a member {@code
 * close}.
 */
@ExportLibrary(InteropLibrary.class)
public abstract class MetatableValue extends LuaObject {
    private static final String CLOSE = "close";

    /** The metatable, null where there is none. */
    public abstract LuaTable metatable();

    @ExportMessage
    public final boolean hasMembers() {
        return true;
    }

    @ExportMessage
    @TruffleBoundary
    public Object getMembers(@SuppressWarnings("unused") boolean includeInternal) {
        return LuaValueList.of(Values.NONE);
    }

    @ExportMessage
    @TruffleBoundary
    public final boolean isMemberReadable(String name) {
        return isReadable(LuaString.of(name));
    }

    @ExportMessage
    @TruffleBoundary
    public final boolean hasMemberReadSideEffects(String name) {
        LuaString key = LuaString.of(name);
        return isReadable(key) && !isFieldReadable(key);
    }

    @ExportMessage
    @TruffleBoundary
    public final Object readMember(String name) throws UnknownIdentifierException {
        LuaString key = LuaString.of(name);
        if (!isReadable(key)) {
            throw UnknownIdentifierException.create(name);
        }
        return read(key);
    }

    /** The value of a key, through {@code __index}. */
    protected final Object read(Object key) {
        try {
            return LuaOperations.index(this, key);
        } catch (LuaError e) {
            throw e.forHost();
        }
    }

    /** Whether a key has a value, or {@code __index} is a function that has to say so. */
    protected final boolean isReadable(Object key) {
        return isReadable(key, true);
    }

    private boolean isFieldReadable(Object key) {
        return isReadable(key, false);
    }

    private boolean isReadable(Object key, boolean throughFunction) {
        Object current = this;
        for (int i = 0; i < Metatables.MAX_CHAIN; i++) {
            if (current instanceof LuaTable table && table.get(key) != LuaNil.NIL) {
                return true;
            }
            if (ForeignAccess.isForeign(current)) {
                return ForeignAccess.isReadable(current, key);
            }
            Object handler = Metatables.metamethod(current, Event.INDEX);
            if (handler == LuaNil.NIL) {
                return false;
            }
            if (handler instanceof LuaFunction) {
                return throughFunction;
            }
            current = handler;
        }
        return false;
    }

    @ExportMessage
    @TruffleBoundary
    public final boolean isMemberInvocable(String name) {
        LuaString key = LuaString.of(name);
        if (isFieldReadable(key)) {
            return isCallable(read(key));
        }
        return isReadable(key) || isClose(name);
    }

    /** Whether {@code close} stands for the metamethod. */
    protected final boolean isClose(String name) {
        return name.equals(CLOSE) && Metatables.metamethod(this, Event.CLOSE) != LuaNil.NIL;
    }

    private static boolean isCallable(Object value) {
        return InteropLibrary.getUncached().isExecutable(value);
    }

    /** Calls the field as {@code object.name(arguments)} does: a method wants the object as its first argument. */
    @ExportMessage
    @TruffleBoundary
    public final Object invokeMember(String name, Object[] arguments)
            throws UnknownIdentifierException, UnsupportedMessageException {
        LuaString key = LuaString.of(name);
        Object function = isReadable(key) ? read(key) : LuaNil.NIL;
        if (function == LuaNil.NIL && isClose(name)) {
            Object close = Metatables.metamethod(this, Event.CLOSE);
            return InteropCallNode.getUncached().execute(close, new Object[] {this, LuaNil.NIL});
        }
        if (function == LuaNil.NIL) {
            throw UnknownIdentifierException.create(name);
        }
        if (!isCallable(function)) {
            throw UnsupportedMessageException.create();
        }
        return InteropCallNode.getUncached().execute(function, arguments);
    }

    @ExportMessage
    public final boolean isExecutable() {
        return metatable() != null && Metatables.metamethod(this, Event.CALL) != LuaNil.NIL;
    }

    @ExportMessage
    public final Object execute(Object[] arguments, @Cached InteropCallNode call) throws UnsupportedMessageException {
        if (!isExecutable()) {
            throw UnsupportedMessageException.create();
        }
        return call.execute(this, arguments);
    }
}
