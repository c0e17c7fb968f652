package dev.flua.language.nodes.call;

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
import com.oracle.truffle.api.profiles.BranchProfile;
import dev.flua.language.foreign.ForeignCallNode;
import dev.flua.language.foreign.ForeignMethod;
import dev.flua.language.foreign.ForeignReadNode;
import dev.flua.language.foreign.JavaSignatures;
import dev.flua.language.foreign.ToForeign;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.FromForeignNode;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Metatables;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.stack.VariableName;
import java.util.Arrays;

/**
 * {@code object:name(arguments)} of an object of another language: invokes the member; where it is not one to be invoked, calls
 * the value of {@code object.name} with the object as first argument, as for a table.
 */
@GenerateUncached
@ImportStatic(ForeignAccess.class)
public abstract class ForeignInvokeNode extends Node {
    /**
     * Makes the call.
     *
     * @param arguments a call's frame arguments: the method, the object, the Lua arguments
     */
    public abstract Object execute(ForeignMethod method, Object[] arguments);

    @Specialization
    final Object doInvoke(
            ForeignMethod method,
            Object[] arguments,
            @CachedLibrary(limit = "LIMIT") InteropLibrary interop,
            @Cached FromForeignNode fromForeign,
            @Cached BranchProfile noMember,
            @Cached ForeignReadNode read,
            @Cached CallNode call) {
        Object receiver = arguments[1];
        if (interop.isMemberInvocable(receiver, method.name())) {
            try {
                return fromForeign.execute(invoke(
                        interop, receiver, method.name(), ToForeign.arguments(receiver, method.name(), arguments, 2)));
            } catch (InteropException e) {
                throw ForeignCallNode.refused(this, e, "");
            }
        }
        noMember.enter();
        Object function = read.execute(receiver, method.key());
        if (function == null || function == LuaNil.NIL) {
            throw noSuchMethod();
        }
        return call.execute(function, Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static Object invoke(InteropLibrary interop, Object receiver, String name, Object[] arguments)
            throws InteropException {
        try {
            return interop.invokeMember(receiver, name, arguments);
        } catch (UnsupportedTypeException e) {
            return JavaSignatures.callAgain(
                    receiver, name, arguments, e, other -> interop.invokeMember(receiver, name, other));
        }
    }

    @TruffleBoundary
    private LuaError noSuchMethod() {
        return Errors.at(
                this, "attempt to call a " + Metatables.typeName(LuaNil.NIL) + " value" + VariableName.ofCallee(this));
    }
}
