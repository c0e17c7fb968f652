package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.source.SourceSection;
import dev.flua.language.LuaContext;
import dev.flua.language.LuaLanguage;
import dev.flua.language.interop.FromForeignNode;
import dev.flua.language.nodes.call.CallNode;
import dev.flua.language.runtime.table.Ephemeron;
import dev.flua.language.runtime.table.WeakKey;

/**
 * A function value: code and the variables of enclosing functions that it uses. Library functions have no such variables.
 * Two closures are equal only if they are the same object.
 */
@ExportLibrary(InteropLibrary.class)
public final class LuaFunction implements TruffleObject, WeakKey {
    public static final Cell[] NO_UPVALUES = {};

    private final RootCallTarget callTarget;

    @CompilationFinal(dimensions = 1)
    private final Cell[] upvalues;

    private Ephemeron ephemerons;

    public LuaFunction(RootCallTarget callTarget, Cell[] upvalues) {
        this.callTarget = callTarget;
        this.upvalues = upvalues;
    }

    /** The code; its arguments are this function followed by the Lua arguments. */
    public RootCallTarget callTarget() {
        return callTarget;
    }

    /** The captured variables, in the order of the prototype's upvalues. */
    public Cell[] upvalues() {
        return upvalues;
    }

    public Cell upvalue(int index) {
        return upvalues[index];
    }

    @Override
    public Ephemeron ephemerons() {
        return ephemerons;
    }

    @Override
    public void setEphemerons(Ephemeron first) {
        ephemerons = first;
    }

    @ExportMessage
    boolean isExecutable() {
        return true;
    }

    /** The caller may catch errors, so that for a coroutine the call is a protected one. */
    @ExportMessage
    Object execute(Object[] arguments, @Cached FromForeignNode fromForeign, @Cached CallNode call) {
        Object[] luaArguments = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            luaArguments[i] = fromForeign.execute(arguments[i]);
        }
        LuaContext context = LuaContext.get(call);
        LuaCoroutine coroutine = context.currentCoroutine();
        int depth = context.callDepth();
        coroutine.enterProtectedCall();
        Object result;
        try {
            result = call.execute(this, luaArguments);
        } finally {
            coroutine.leaveProtectedCall();
            context.setCallDepth(depth);
        }
        if (result instanceof Object[] values) {
            return values.length == 0 ? LuaNil.NIL : LuaValueList.of(values);
        }
        return result;
    }

    @ExportMessage
    boolean hasExecutableName() {
        return true;
    }

    @ExportMessage
    @TruffleBoundary
    Object getExecutableName() {
        String name = callTarget.getRootNode().getName();
        return name == null ? "?" : name;
    }

    @ExportMessage
    @TruffleBoundary
    boolean hasSourceLocation() {
        return callTarget.getRootNode().getSourceSection() != null;
    }

    @ExportMessage
    @TruffleBoundary
    SourceSection getSourceLocation() {
        return callTarget.getRootNode().getSourceSection();
    }

    @ExportMessage
    boolean hasLanguage() {
        return true;
    }

    @ExportMessage
    Class<? extends TruffleLanguage<?>> getLanguage() {
        return LuaLanguage.class;
    }

    @ExportMessage
    @TruffleBoundary
    Object toDisplayString(@SuppressWarnings("unused") boolean allowSideEffects) {
        return "function: " + callTarget.getRootNode().getName();
    }
}
