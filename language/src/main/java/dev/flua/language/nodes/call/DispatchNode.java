package dev.flua.language.nodes.call;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.GenerateUncached;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.interop.ArityException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import com.oracle.truffle.api.nodes.DirectCallNode;
import com.oracle.truffle.api.nodes.IndirectCallNode;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.interop.FromForeignNode;
import dev.flua.language.interop.FromForeignNodeGen;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaUserdata;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.VariableName;
import dev.flua.language.runtime.table.Event;
import dev.flua.language.runtime.table.LuaTable;

/** Calls a value with arguments already in a frame's layout. The result may be a {@link TailCall}. */
@GenerateUncached
public abstract class DispatchNode extends Node {
    static final int LIMIT = 6;

    /** {@code arguments[0]} is the callee itself. */
    public abstract Object execute(Object callee, Object[] arguments);

    @Specialization(guards = "function.callTarget() == cachedTarget", limit = "LIMIT")
    static Object doDirect(
            @SuppressWarnings("unused") LuaFunction function,
            Object[] arguments,
            @SuppressWarnings("unused") @Cached("function.callTarget()") RootCallTarget cachedTarget,
            @Cached("create(cachedTarget)") DirectCallNode call) {
        return call.call(arguments);
    }

    @Specialization(replaces = "doDirect")
    static Object doIndirect(LuaFunction function, Object[] arguments, @Cached IndirectCallNode call) {
        return call.call(function.callTarget(), arguments);
    }

    @Fallback
    final Object doCallable(Object callee, Object[] arguments, @Cached IndirectCallNode call) {
        Object target = callee;
        Object[] shifted = arguments;
        // A chain of __call metamethods: each object becomes the first argument of its metamethod.
        while (!(target instanceof LuaFunction function)) {
            if (!(target instanceof LuaTable) && !(target instanceof LuaUserdata) && isExecutable(target)) {
                return callForeign(target, shifted);
            }
            Object method = Metatables.metamethod(target, Event.CALL);
            if (method == LuaNil.NIL) {
                throw notCallable(target);
            }
            shifted = prepend(method, shifted);
            target = method;
        }
        return call.call(function.callTarget(), shifted);
    }

    @TruffleBoundary
    private static Object[] prepend(Object method, Object[] arguments) {
        Object[] result = new Object[arguments.length + 1];
        System.arraycopy(arguments, 0, result, 1, arguments.length);
        result[0] = method;
        return result;
    }

    @TruffleBoundary
    private LuaError notCallable(Object callee) {
        return LuaError.at(
                this,
                "attempt to call a " + Metatables.objectTypeName(callee) + " value" + VariableName.ofCallee(this));
    }

    @TruffleBoundary
    private static boolean isExecutable(Object callee) {
        return InteropLibrary.getUncached().isExecutable(callee)
                || InteropLibrary.getUncached().isInstantiable(callee);
    }

    @TruffleBoundary
    private Object callForeign(Object callee, Object[] arguments) {
        Object[] foreign = new Object[arguments.length - 1];
        System.arraycopy(arguments, 1, foreign, 0, foreign.length);
        InteropLibrary interop = InteropLibrary.getUncached();
        FromForeignNode fromForeign = FromForeignNodeGen.getUncached();
        try {
            return fromForeign.execute(
                    interop.isExecutable(callee)
                            ? interop.execute(callee, foreign)
                            : interop.instantiate(callee, foreign));
        } catch (UnsupportedMessageException | UnsupportedTypeException | ArityException e) {
            throw LuaError.at(this, "cannot call host value: " + e.getMessage());
        }
    }
}
