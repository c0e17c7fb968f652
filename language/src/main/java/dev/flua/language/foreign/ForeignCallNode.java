package dev.flua.language.foreign;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.GenerateUncached;
import com.oracle.truffle.api.dsl.ImportStatic;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import com.oracle.truffle.api.library.CachedLibrary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.FromForeignNode;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.stack.VariableName;

/** Calls a function of another language, or makes an object of one of its classes. */
@GenerateUncached
@ImportStatic(ForeignAccess.class)
public abstract class ForeignCallNode extends Node {
    /** Returns null where the object is neither a function nor a class. */
    public abstract Object execute(Object callee, Object[] arguments);

    @Specialization
    final Object doCall(
            Object callee,
            Object[] arguments,
            @CachedLibrary(limit = "LIMIT") InteropLibrary interop,
            @Cached FromForeignNode fromForeign) {
        try {
            boolean isFunction = interop.isExecutable(callee);
            if (isFunction || interop.isInstantiable(callee)) {
                return fromForeign.execute(call(interop, callee, isFunction, ToForeign.all(arguments, 0)));
            }
        } catch (InteropException e) {
            throw refused(this, e);
        }
        return null;
    }

    private static Object call(InteropLibrary interop, Object callee, boolean isFunction, Object[] arguments)
            throws InteropException {
        try {
            return send(interop, callee, isFunction, arguments);
        } catch (UnsupportedTypeException e) {
            return send(interop, callee, isFunction, ToForeign.rounded(arguments, e));
        }
    }

    private static Object send(InteropLibrary interop, Object callee, boolean isFunction, Object[] arguments)
            throws InteropException {
        return isFunction ? interop.execute(callee, arguments) : interop.instantiate(callee, arguments);
    }

    @TruffleBoundary
    public static LuaError refused(Node node, InteropException e) {
        return Errors.at(node, "bad call" + VariableName.ofCallee(node) + ": " + ForeignAccess.reason(e));
    }

    public static ForeignCallNode getUncached() {
        return ForeignCallNodeGen.getUncached();
    }
}
