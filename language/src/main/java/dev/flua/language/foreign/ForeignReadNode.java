package dev.flua.language.foreign;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Cached;
import com.oracle.truffle.api.dsl.Cached.Shared;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.GenerateUncached;
import com.oracle.truffle.api.dsl.ImportStatic;
import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.CachedLibrary;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.FromForeignNode;
import dev.flua.language.runtime.LuaError;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.stack.Errors;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * {@code receiver[key]} of an object of another language: a hash entry; else for a string the member of that name, for an
 * integer the array element, counted from 1. Nil where there is no such thing.
 */
@GenerateUncached
@ImportStatic({Coercions.class, ForeignAccess.class})
public abstract class ForeignReadNode extends Node {
    private static final int DAYS_OF_WEEK = 7;

    /** Returns null where the object has neither entries nor members nor elements. */
    public abstract Object execute(Object receiver, Object key);

    @Specialization(guards = "key == cachedKey", limit = "LIMIT")
    final Object doName(
            Object receiver,
            @SuppressWarnings("unused") LuaString key,
            @Cached("key") LuaString cachedKey,
            @Cached("key.toString()") String name,
            @Shared @CachedLibrary(limit = "LIMIT") InteropLibrary interop,
            @Shared @Cached FromForeignNode fromForeign) {
        try {
            if (interop.hasHashEntries(receiver)) {
                Object hashKey = ToForeign.readableKey(interop, receiver, cachedKey);
                if (hashKey != null) {
                    return fromForeign.execute(interop.readHashValue(receiver, hashKey));
                }
            }
            if (interop.isMemberReadable(receiver, name)) {
                Object member = interop.readMember(receiver, name);
                Object component = member instanceof TruffleObject ? JavaRecords.visible(receiver, name, member) : null;
                return fromForeign.execute(component == null ? member : component);
            }
            Object component = JavaRecords.hidden(receiver, name);
            if (component != null) {
                return fromForeign.execute(component);
            }
            if (interop.isDate(receiver) || interop.isTime(receiver)) {
                return dateField(receiver, name);
            }
        } catch (InteropException e) {
            throw refused(receiver, e);
        }
        return missing(interop, receiver);
    }

    /** Dates and times have the fields that {@code os.date("*t")} gives, if they have no members of these names. */
    @TruffleBoundary
    private static Object dateField(Object receiver, String name) throws InteropException {
        InteropLibrary interop = InteropLibrary.getUncached(receiver);
        if (interop.isDate(receiver)) {
            LocalDate date = interop.asDate(receiver);
            switch (name) {
                case "year":
                    return (long) date.getYear();
                case "month":
                    return (long) date.getMonthValue();
                case "day":
                    return (long) date.getDayOfMonth();
                case "yday":
                    return (long) date.getDayOfYear();
                case "wday":
                    return date.getDayOfWeek().getValue() % DAYS_OF_WEEK + 1L;
                default:
            }
        }
        if (interop.isTime(receiver)) {
            LocalTime time = interop.asTime(receiver);
            switch (name) {
                case "hour":
                    return (long) time.getHour();
                case "min":
                    return (long) time.getMinute();
                case "sec":
                    return (long) time.getSecond();
                default:
            }
        }
        return LuaNil.NIL;
    }

    @Specialization(replaces = "doName")
    final Object doString(
            Object receiver,
            LuaString key,
            @Shared @CachedLibrary(limit = "LIMIT") InteropLibrary interop,
            @Shared @Cached FromForeignNode fromForeign) {
        return doName(receiver, key, key, key.toString(), interop, fromForeign);
    }

    @Specialization
    final Object doInteger(
            Object receiver,
            long key,
            @Shared @CachedLibrary(limit = "LIMIT") InteropLibrary interop,
            @Shared @Cached FromForeignNode fromForeign) {
        try {
            if (interop.hasArrayElements(receiver)) {
                return interop.isArrayElementReadable(receiver, key - 1)
                        ? fromForeign.execute(interop.readArrayElement(receiver, key - 1))
                        : LuaNil.NIL;
            }
            if (interop.hasHashEntries(receiver)) {
                Object hashKey = ToForeign.existingKey(interop, receiver, key);
                return hashKey != null && interop.isHashEntryReadable(receiver, hashKey)
                        ? fromForeign.execute(interop.readHashValue(receiver, hashKey))
                        : LuaNil.NIL;
            }
        } catch (InteropException e) {
            throw refused(receiver, e);
        }
        return missing(interop, receiver);
    }

    @Specialization(guards = "isInteger(key)")
    final Object doFloat(
            Object receiver,
            double key,
            @Shared @CachedLibrary(limit = "LIMIT") InteropLibrary interop,
            @Shared @Cached FromForeignNode fromForeign) {
        return doInteger(receiver, (long) key, interop, fromForeign);
    }

    @Fallback
    final Object doOther(
            Object receiver,
            Object key,
            @Shared @CachedLibrary(limit = "LIMIT") InteropLibrary interop,
            @Shared @Cached FromForeignNode fromForeign) {
        try {
            if (interop.isHashEntryReadable(receiver, key)) {
                return fromForeign.execute(interop.readHashValue(receiver, key));
            }
        } catch (InteropException e) {
            throw refused(receiver, e);
        }
        return missing(interop, receiver);
    }

    private static Object missing(InteropLibrary interop, Object receiver) {
        boolean indexable =
                interop.hasMembers(receiver) || interop.hasArrayElements(receiver) || interop.hasHashEntries(receiver);
        return indexable ? LuaNil.NIL : null;
    }

    @TruffleBoundary
    private LuaError refused(Object receiver, InteropException e) {
        return Errors.at(
                this, "cannot read a field of a " + ForeignAccess.typeName(receiver) + ": " + ForeignAccess.reason(e));
    }

    @NeverDefault
    public static ForeignReadNode create() {
        return ForeignReadNodeGen.create();
    }
}
