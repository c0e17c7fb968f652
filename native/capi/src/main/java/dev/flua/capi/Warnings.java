package dev.flua.capi;

import dev.flua.language.runtime.LuaString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Warnings of C code (manual §4.6, {@code lua_warning}). */
final class Warnings {
    private Warnings() {}

    /** Emits a piece of a warning. */
    static long warn(NativeThread thread, long message, long toBeContinued) {
        List<LuaString> pieces = thread.program().warningPieces();
        pieces.add(LuaString.of(Memory.stringBytes(message)));
        if (toBeContinued == 0) {
            LuaString[] all = pieces.toArray(LuaString[]::new);
            pieces.clear();
            var context = thread.program().context();
            try {
                context.warnings().warn(context.standardError(), all);
            } catch (IOException ignored) {
                // There is no other place to say it.
            }
        }
        return 0;
    }

    /** Has warnings go to a C function. */
    static long redirect(NativeThread thread, long function, long data) {
        thread.program()
                .context()
                .warnings()
                .setReceiver(
                        function == 0
                                ? dev.flua.language.context.Warnings.NOBODY
                                : pieces -> {
                                    List<LuaString> all = new ArrayList<>(pieces);
                                    for (int i = 0; i < all.size(); i++) {
                                        CLibrary.warn(function, data, all.get(i).bytes(), i + 1 < all.size());
                                    }
                                });
        return 0;
    }
}
