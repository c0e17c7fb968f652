package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.source.SourceSection;
import dev.flua.language.interop.InteropCallNode;
import dev.flua.language.runtime.table.Ephemeron;
import dev.flua.language.runtime.table.WeakKey;

/**
 * A function value: code and the variables of enclosing functions that it uses. Library functions have no such variables.
 * Two closures are equal only if they are the same object.
 */
@ExportLibrary(InteropLibrary.class)
public final class LuaFunction extends LuaObject implements WeakKey {
    public static final Cell[] NO_UPVALUES = {};

    private final FunctionCode code;

    @CompilationFinal(dimensions = 1)
    private final Cell[] upvalues;

    private Ephemeron ephemerons;

    public LuaFunction(FunctionCode code, Cell[] upvalues) {
        this.code = code;
        this.upvalues = upvalues;
    }

    @Override
    public LuaType type() {
        return LuaType.FUNCTION;
    }

    /** The code, by which call sites know a function. */
    public FunctionCode code() {
        return code;
    }

    /** {@link FunctionCode#target}. */
    public RootCallTarget callTarget() {
        return code.target();
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

    @ExportMessage
    Object execute(Object[] arguments, @Cached InteropCallNode call) {
        return call.execute(this, arguments);
    }

    @ExportMessage
    boolean hasExecutableName() {
        return true;
    }

    @ExportMessage
    @TruffleBoundary
    Object getExecutableName() {
        String name = callTarget().getRootNode().getName();
        return name == null ? "?" : name;
    }

    @ExportMessage
    @TruffleBoundary
    boolean hasSourceLocation() {
        return callTarget().getRootNode().getSourceSection() != null;
    }

    @ExportMessage
    @TruffleBoundary
    SourceSection getSourceLocation() {
        return callTarget().getRootNode().getSourceSection();
    }
}
