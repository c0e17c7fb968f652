package dev.flua.language.nodes.call;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Bind;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Exclusive;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.GenerateUncached;
import com.oracle.truffle.api.dsl.ImportStatic;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.DirectCallNode;
import com.oracle.truffle.api.nodes.IndirectCallNode;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.foreign.ForeignCallNode;
import dev.flua.language.foreign.ForeignMethod;
import dev.flua.language.nodes.metamethod.MetamethodNode;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.FunctionCode;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.ProgramState;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.stack.StackRoot;
import dev.flua.language.runtime.stack.VariableName;
import dev.flua.language.runtime.table.Event;
import java.util.Arrays;

/** Calls a value with arguments already in a frame's layout. The result may be a {@link TailCall}. */
@GenerateUncached
@ImportStatic({ForeignAccess.class, Event.class})
public abstract class DispatchNode extends Node {
    static final int LIMIT = 6;

    /** The reference's chain ends where its stack is full of objects; one that is longer than this is a circle. */
    private static final int MAX_CHAIN = 1000;

    /** {@code arguments[0]} is the callee itself. */
    public abstract Object execute(Object callee, Object[] arguments);

    /**
     * The functions that raise errors are told where they are called. The call that raises is one of its own, so that the arguments of
     * the others need no array.
     */
    @Specialization(
            guards = {"function.code() == cachedCode", "kind != null"},
            limit = "1")
    static Object doRaising(
            @SuppressWarnings("unused") LuaFunction function,
            Object[] arguments,
            @Bind Node node,
            @Cached("function.code()") FunctionCode cachedCode,
            @Cached("raisingKind(cachedCode)") StackRoot.Kind kind,
            @Cached("create(cachedCode.target())") DirectCallNode call,
            @Exclusive @Cached IndirectCallNode raisingCall) {
        boolean raises = kind == StackRoot.Kind.ERROR || (arguments.length > 1 && !Coercions.isTrue(arguments[1]));
        if (!raises) {
            return call.call(arguments);
        }
        int message = kind == StackRoot.Kind.ERROR ? 1 : 2;
        if (arguments.length > message) {
            ProgramState.get(node).raisingCall().set(arguments[message], node);
        }
        return raisingCall.call(cachedCode.target(), arguments);
    }

    /** Null where the code is not that of a function which exists to raise errors. */
    static StackRoot.Kind raisingKind(FunctionCode code) {
        StackRoot.Kind kind = code.target().getRootNode() instanceof StackRoot root ? root.kind() : null;
        return kind == StackRoot.Kind.ERROR || kind == StackRoot.Kind.ASSERT ? kind : null;
    }

    @Specialization(guards = "function.code() == cachedCode", limit = "LIMIT")
    static Object doDirect(
            @SuppressWarnings("unused") LuaFunction function,
            Object[] arguments,
            @SuppressWarnings("unused") @Cached("function.code()") FunctionCode cachedCode,
            @Cached("create(cachedCode.target())") DirectCallNode call) {
        return call.call(arguments);
    }

    @Specialization(replaces = {"doDirect", "doRaising"})
    static Object doIndirect(LuaFunction function, Object[] arguments, @Cached IndirectCallNode call) {
        return call.call(function.callTarget(), arguments);
    }

    @Specialization
    static Object doForeignMethod(ForeignMethod method, Object[] arguments, @Cached ForeignInvokeNode invoke) {
        return invoke.execute(method, arguments);
    }

    @Specialization(guards = "isForeign(callee)")
    final Object doForeign(Object callee, Object[] arguments, @Cached ForeignCallNode call) {
        Object result = call.execute(callee, Arrays.copyOfRange(arguments, 1, arguments.length));
        if (result == null) {
            throw notCallable(callee);
        }
        return result;
    }

    @Fallback
    final Object doCallable(
            Object callee,
            Object[] arguments,
            @Cached(value = "create(CALL)", uncached = "getUncached(CALL)") MetamethodNode lookup,
            @Cached IndirectCallNode call) {
        Object target = callee;
        Object[] shifted = arguments;
        int length = 0;
        // A chain of __call metamethods: each object becomes the first argument of its metamethod.
        while (!(target instanceof LuaFunction function)) {
            if (ForeignAccess.isForeign(target)) {
                return doForeign(target, shifted, ForeignCallNode.getUncached());
            }
            Object method = lookup.execute(target);
            if (method == LuaNil.NIL) {
                throw notCallable(target);
            }
            if (++length > MAX_CHAIN) {
                throw Errors.stackOverflow(this);
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
        return Errors.at(
                this,
                "attempt to call a " + Metatables.objectTypeName(callee) + " value" + VariableName.ofCallee(this));
    }
}
