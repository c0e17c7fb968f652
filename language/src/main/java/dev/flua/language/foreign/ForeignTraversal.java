package dev.flua.language.foreign;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.runtime.Cell;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.FromForeignNode;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.table.KeyIdentity;
import dev.flua.language.runtime.table.LuaTable;

/** How far a loop has got through an object of another language. */
public final class ForeignTraversal {
    /** What the loop goes through. */
    enum Kind {
        /** Hash entries: key and value. */
        ENTRIES,
        /** Elements of an array: index from 1, and value. */
        ELEMENTS,
        /** What an iterator gives: number from 1, and value. */
        ITERATOR,
        /** Members: name and value. */
        MEMBERS
    }

    private final Kind kind;
    private final Object object;

    /** What the next element is asked of: an iterator or an array. */
    private final Object source;

    private final boolean numbered;
    private long index;

    private ForeignTraversal(Kind kind, Object object, Object source, boolean numbered) {
        this.kind = kind;
        this.object = object;
        this.source = source;
        this.numbered = numbered;
    }

    /**
     * The iterator function for {@code pairs(object)} or, where it is not {@code numbered}, {@code for value in object}, which
     * gives the values of arrays and iterators without their numbers. Null where there is nothing to go through.
     */
    @TruffleBoundary
    public static LuaFunction iterator(Object object, boolean numbered) {
        ForeignTraversal traversal = of(object, numbered);
        if (traversal == null) {
            return null;
        }
        Cell[] upvalues = {new Cell(traversal)};
        LuaEngine engine = LuaEngine.get(null);
        return new LuaFunction(ForeignIteratorRootNode.code(engine), upvalues);
    }

    private static ForeignTraversal of(Object object, boolean numbered) {
        InteropLibrary interop = InteropLibrary.getUncached();
        try {
            if (interop.hasHashEntries(object)) {
                return new ForeignTraversal(Kind.ENTRIES, object, interop.getHashEntriesIterator(object), numbered);
            }
            if (interop.hasArrayElements(object)) {
                return new ForeignTraversal(Kind.ELEMENTS, object, object, numbered);
            }
            if (interop.isIterator(object)) {
                return new ForeignTraversal(Kind.ITERATOR, object, object, numbered);
            }
            if (interop.hasIterator(object)) {
                return new ForeignTraversal(Kind.ITERATOR, object, interop.getIterator(object), numbered);
            }
            LuaTable components = JavaRecords.table(object);
            if (components != null) {
                return new ForeignTraversal(Kind.ENTRIES, object, interop.getHashEntriesIterator(components), numbered);
            }
            if (interop.hasMembers(object)) {
                return new ForeignTraversal(Kind.MEMBERS, object, interop.getMembers(object), numbered);
            }
        } catch (InteropException e) {
            throw ForeignAccess.inconsistent(e);
        }
        return null;
    }

    /**
     * The key and the value behind {@code key} (nil: the first) of a list or a hash, as {@code next} returns them. A hash is gone
     * through from its beginning.
     *
     * @return nil at the end; null where there is nothing to go through, or no such key
     */
    @TruffleBoundary
    public static Object next(Object object, Object key) {
        InteropLibrary interop = InteropLibrary.getUncached();
        FromForeignNode fromForeign = FromForeignNode.getUncached();
        try {
            if (interop.hasHashEntries(object)) {
                return nextEntry(interop.getHashEntriesIterator(object), key);
            }
            if (interop.hasArrayElements(object)) {
                Long index = key == LuaNil.NIL ? (Long) 0L : Coercions.toInteger(key);
                if (index == null || index < 0 || index > interop.getArraySize(object)) {
                    return null;
                }
                for (long i = index; i < interop.getArraySize(object); i++) {
                    Object value = fromForeign.execute(interop.readArrayElement(object, i));
                    if (value != LuaNil.NIL) { // as in tables, where nil is no element
                        return Values.of(i + 1, value);
                    }
                }
                return LuaNil.NIL;
            }
            LuaTable components = JavaRecords.table(object);
            return components == null ? null : nextEntry(interop.getHashEntriesIterator(components), key);
        } catch (InteropException e) {
            throw ForeignAccess.inconsistent(e);
        }
    }

    private static Object nextEntry(Object iterator, Object key) throws InteropException {
        InteropLibrary interop = InteropLibrary.getUncached();
        FromForeignNode fromForeign = FromForeignNode.getUncached();
        boolean found = key == LuaNil.NIL;
        while (interop.hasIteratorNextElement(iterator)) {
            Object entry = interop.getIteratorNextElement(iterator);
            Object entryKey = fromForeign.execute(interop.readArrayElement(entry, 0));
            if (found && entryKey != LuaNil.NIL) {
                return Values.of(entryKey, fromForeign.execute(interop.readArrayElement(entry, 1)));
            }
            found = found || entryKey.equals(key) || KeyIdentity.same(entryKey, key);
        }
        return found ? LuaNil.NIL : null;
    }

    Kind kind() {
        return kind;
    }

    Object object() {
        return object;
    }

    Object source() {
        return source;
    }

    /** Whether the loop wants the number of an element in front of it. */
    boolean isNumbered() {
        return numbered;
    }

    /** The position of the next element, counted from 0. */
    long index() {
        return index;
    }

    void advance() {
        index++;
    }
}
