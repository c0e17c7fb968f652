package dev.flua.stdlib.basic;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.LuaValueList;

/**
 * Tells debuggers whether a protected call catches what is thrown now, as the node object of a {@link
 * com.oracle.truffle.api.instrumentation.StandardTags.TryBlockTag}: all but the outermost call, with which the command runs a
 * program in order to report its errors.
 */
@ExportLibrary(InteropLibrary.class)
final class CaughtErrors implements TruffleObject {
    static final CaughtErrors INSTANCE = new CaughtErrors();

    private static final String CATCHES = "catches";

    private CaughtErrors() {}

    @ExportMessage
    boolean hasMembers() {
        return true;
    }

    @ExportMessage
    Object getMembers(@SuppressWarnings("unused") boolean includeInternal) {
        return LuaValueList.of(new Object[] {LuaString.intern(CATCHES)});
    }

    @ExportMessage
    boolean isMemberInvocable(String member) {
        return member.equals(CATCHES);
    }

    @ExportMessage
    @TruffleBoundary
    Object invokeMember(String member, @SuppressWarnings("unused") Object[] arguments)
            throws UnknownIdentifierException {
        if (!isMemberInvocable(member)) {
            throw UnknownIdentifierException.create(member);
        }
        return !(LuaContext.get(null).messageHandler() instanceof LuaFunction handler
                && handler.callTarget().getRootNode().isInternal());
    }
}
