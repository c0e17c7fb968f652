package dev.flua.language.context;

import dev.flua.language.runtime.LuaString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Where a context's warnings go (manual §6.1, {@code warn}): nowhere, until a program switches them on. */
public final class Warnings {
    private static final byte[] PREFIX = "Lua warning: ".getBytes(StandardCharsets.US_ASCII);

    /** Where warnings go that a program does not want to be seen. */
    public static final Consumer<List<LuaString>> NOBODY = _ -> {};

    private boolean on;

    /** Who gets warnings and control messages instead; null for nobody. */
    private Consumer<List<LuaString>> receiver;

    /** Has warnings and control messages go somewhere else ({@code lua_setwarnf}). */
    public void setReceiver(Consumer<List<LuaString>> pieces) {
        receiver = pieces;
    }

    /** Emits a warning, or obeys a control message: a warning in one piece that begins with {@code @}. */
    public void warn(OutputStream error, LuaString... pieces) throws IOException {
        if (receiver != null) {
            receiver.accept(List.of(pieces));
            return;
        }
        if (pieces.length == 1 && pieces[0].length() > 0 && pieces[0].byteAt(0) == '@') {
            switch (pieces[0].toString()) {
                case "@on" -> on = true;
                case "@off" -> on = false;
                default -> {
                    // Other control messages are ignored, as the manual asks for.
                }
            }
            return;
        }
        if (!on) {
            return;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.write(PREFIX);
        for (LuaString piece : pieces) {
            line.write(piece.bytes());
        }
        line.write('\n');
        line.writeTo(error);
        error.flush();
    }
}
