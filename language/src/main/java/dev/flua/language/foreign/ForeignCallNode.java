package dev.flua.language.foreign;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.GenerateUncached;
import com.oracle.truffle.api.dsl.ImportStatic;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import com.oracle.truffle.api.library.CachedLibrary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.FromForeignNode;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.ProgramState;
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
                return fromForeign.execute(
                        call(interop, callee, isFunction, ToForeign.arguments(callee, null, arguments, 0)));
            }
        } catch (InteropException e) {
            throw refused(callee, arguments, e);
        }
        return null;
    }

    private static Object call(InteropLibrary interop, Object callee, boolean isFunction, Object[] arguments)
            throws InteropException {
        try {
            return send(interop, callee, isFunction, arguments);
        } catch (UnsupportedTypeException e) {
            return JavaSignatures.callAgain(
                    callee, null, arguments, e, other -> send(interop, callee, isFunction, other));
        }
    }

    private static Object send(InteropLibrary interop, Object callee, boolean isFunction, Object[] arguments)
            throws InteropException {
        return isFunction ? interop.execute(callee, arguments) : interop.instantiate(callee, arguments);
    }

    @TruffleBoundary
    private LuaError refused(Object callee, Object[] arguments, InteropException e) {
        String method = boundMethod(callee, arguments);
        return refused(
                this,
                e,
                method == null
                        ? ""
                        : " (the method knows its object already: object:" + method + "(...) or object." + method
                                + "(...) calls it, without the object among the arguments)");
    }

    /** The name of a method of Java whose object is also passed as its first argument, as it were a function of Lua. */
    private static String boundMethod(Object callee, Object[] arguments) {
        InteropLibrary interop = InteropLibrary.getUncached();
        if (arguments.length == 0
                || !ProgramState.get(null).env().isHostFunction(callee)
                || !ForeignAccess.isForeign(arguments[0])) {
            return null;
        }
        try {
            String shown = interop.asString(interop.toDisplayString(callee)); // package.Class.method
            String name = shown.substring(shown.lastIndexOf('.') + 1);
            return interop.isMemberInvocable(arguments[0], name) ? name : null;
        } catch (UnsupportedMessageException e) {
            return null;
        }
    }

    @TruffleBoundary
    public static LuaError refused(Node node, InteropException e, String hint) {
        return Errors.at(node, "bad call" + VariableName.ofCallee(node) + ": " + ForeignAccess.reason(e) + hint);
    }

    public static ForeignCallNode getUncached() {
        return ForeignCallNodeGen.getUncached();
    }
}
