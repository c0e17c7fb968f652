package dev.flua.language.nodes.compare;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import dev.flua.language.runtime.Coercions;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.KeyIdentity;

/** Equality without metamethods (manual §6.1, {@code rawequal}). */
public final class RawEquality {
    private RawEquality() {}

    @TruffleBoundary
    public static boolean equal(Object left, Object right) {
        return switch (left) {
            case Long l when right instanceof Double d -> Coercions.isInteger(d) && (long) (double) d == l;
            case Double d when right instanceof Long l -> Coercions.isInteger(d) && (long) (double) d == l;
            case Double a -> right instanceof Double b && a.doubleValue() == b.doubleValue();
            case Long a -> a.equals(right);
            case Boolean a -> a.equals(right);
            case LuaString a -> right instanceof LuaString b && a.equals(b);
            default ->
                left == right
                        || (ForeignAccess.isForeign(left)
                                && ForeignAccess.isForeign(right)
                                && KeyIdentity.same(left, right));
        };
    }
}
