package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.ArityException;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import java.time.LocalDateTime;

/** What the nodes that use objects of other languages have in common. */
public final class ForeignAccess {
    /** How many kinds of objects an inline cache remembers. */
    public static final int LIMIT = 3;

    private ForeignAccess() {}

    /** Whether the value comes from another language, so that the interop protocol and not Lua decides what it can do. */
    public static boolean isForeign(Object value) {
        return value instanceof TruffleObject && !(value instanceof LuaObject);
    }

    /** Whether the value needs no conversion to be one of Lua's. */
    static boolean isLua(Object value) {
        return value instanceof LuaObject
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof LuaError;
    }

    /** Whether the object is a function or a class. */
    @TruffleBoundary
    public static boolean isCallable(Object value) {
        InteropLibrary interop = InteropLibrary.getUncached(value);
        return interop.isExecutable(value) || interop.isInstantiable(value);
    }

    /** Whether the value is a list or an array of another language, which library functions use as a table. */
    @TruffleBoundary
    public static boolean isList(Object value) {
        return isForeign(value) && InteropLibrary.getUncached().hasArrayElements(value);
    }

    /** Whether {@code receiver[key]} has a value. */
    @TruffleBoundary
    public static boolean isReadable(Object receiver, Object key) {
        InteropLibrary interop = InteropLibrary.getUncached(receiver);
        return interop.isHashEntryReadable(receiver, key)
                || (key instanceof LuaString name && interop.isMemberReadable(receiver, name.toString()))
                || (key instanceof Long index && interop.isArrayElementReadable(receiver, index - 1));
    }

    /** How messages and {@code tostring} call the kind of an object: the name of its class, as {@code __name} does for Lua's. */
    @TruffleBoundary
    public static String typeName(Object value) {
        InteropLibrary interop = InteropLibrary.getUncached();
        if (ProgramState.get(null).env().isHostFunction(value)) {
            return "Java method";
        }
        try {
            if (interop.hasMetaObject(value)) {
                return interop.asString(interop.getMetaQualifiedName(interop.getMetaObject(value)));
            }
        } catch (UnsupportedMessageException e) {
            throw inconsistent(e);
        }
        return "foreign object";
    }

    /** What {@code tostring} returns: the message of an exception, else what the object's language shows. */
    @TruffleBoundary
    public static String text(Object value) {
        InteropLibrary interop = InteropLibrary.getUncached();
        try {
            if (interop.isException(value) && interop.hasExceptionMessage(value)) {
                return interop.asString(interop.getExceptionMessage(value));
            }
            String text = JavaValues.text(value);
            if (text == null && hasTime(value)) {
                text = timeText(interop, value);
            }
            if (text != null) {
                return text;
            }
            return interop.asString(interop.toDisplayString(value));
        } catch (UnsupportedMessageException e) {
            throw inconsistent(e);
        }
    }

    /** Whether an object is a date, a time of day, a zone, a duration or some of these. */
    @TruffleBoundary
    public static boolean hasTime(Object value) {
        InteropLibrary interop = InteropLibrary.getUncached();
        return isForeign(value)
                && (interop.isDate(value)
                        || interop.isTime(value)
                        || interop.isTimeZone(value)
                        || interop.isDuration(value));
    }

    /** As Java's classes for what the object is say it (ISO 8601). */
    private static String timeText(InteropLibrary interop, Object value) throws UnsupportedMessageException {
        if (interop.isDuration(value)) {
            return interop.asDuration(value).toString();
        }
        if (!interop.isDate(value)) {
            return interop.isTime(value)
                    ? interop.asTime(value).toString()
                    : interop.asTimeZone(value).toString();
        }
        if (!interop.isTime(value)) {
            return interop.asDate(value).toString();
        }
        LocalDateTime time = LocalDateTime.of(interop.asDate(value), interop.asTime(value));
        return interop.isTimeZone(value)
                ? time.atZone(interop.asTimeZone(value)).toString()
                : time.toString();
    }

    /** Throws an exception of another language again; returns where the value is none. */
    @TruffleBoundary
    public static void throwException(Object value) {
        InteropLibrary interop = InteropLibrary.getUncached();
        if (isForeign(value) && interop.isException(value)) {
            try {
                throw interop.throwException(value);
            } catch (UnsupportedMessageException e) {
                throw inconsistent(e);
            }
        }
    }

    /** The text of an exception by which an object refuses a message. */
    @TruffleBoundary
    public static String reason(InteropException refusal) {
        return switch (refusal) {
            case ArityException arity -> arity(arity);
            case UnsupportedTypeException type -> "wrong type of argument" + hint(type);
            default -> "not supported" + hint(refusal);
        };
    }

    private static String arity(ArityException arity) {
        int least = arity.getExpectedMinArity();
        int most = arity.getExpectedMaxArity();
        String expected = most < 0 ? "at least " + least : least == most ? "" + least : least + " to " + most;
        return "wrong number of arguments: " + expected + " expected, got " + arity.getActualArity();
    }

    private static String hint(InteropException refusal) {
        String message = refusal.getMessage();
        return message == null || message.isEmpty() ? "" : ": " + message;
    }

    /** An object has not kept what it had promised by an earlier message. */
    public static RuntimeException inconsistent(InteropException e) {
        return CompilerDirectives.shouldNotReachHere("a foreign object changed its mind about what it is", e);
    }
}
