package dev.flua.language.runtime;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import java.util.function.Supplier;

/**
 * The code of a function, which all closures of that function share. It may be made only when it is needed for the first time,
 * because most functions of most programs are never called.
 */
public final class FunctionCode {
    private volatile RootCallTarget target;
    private Supplier<RootCallTarget> maker;

    private FunctionCode(RootCallTarget target, Supplier<RootCallTarget> maker) {
        this.target = target;
        this.maker = maker;
    }

    /** Code that is there already. */
    public static FunctionCode of(RootCallTarget target) {
        return new FunctionCode(target, null);
    }

    /** Code that {@code maker} makes at the first call of {@link #target}; if it fails, at the next. */
    public static FunctionCode lazy(Supplier<RootCallTarget> maker) {
        return new FunctionCode(null, maker);
    }

    /** Its arguments are the {@link LuaFunction} followed by the Lua arguments. */
    public RootCallTarget target() {
        RootCallTarget known = target;
        return known == null ? make() : known;
    }

    /** Whether there are nodes already. */
    public boolean isMade() {
        return target != null;
    }

    @TruffleBoundary
    private synchronized RootCallTarget make() {
        if (target == null) {
            target = maker.get();
            maker = null; // and with it the tree
        }
        return target;
    }
}
