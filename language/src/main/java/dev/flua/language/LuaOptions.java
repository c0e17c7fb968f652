package dev.flua.language;

import com.oracle.truffle.api.Option;
import dev.flua.language.runtime.Buffering;
import org.graalvm.options.OptionCategory;
import org.graalvm.options.OptionKey;
import org.graalvm.options.OptionStability;

/** The options of the language, as {@code lua.*} in an embedder's {@code Context.Builder} and {@code --lua.*} of the command. */
@Option.Group(LuaLanguage.ID)
public final class LuaOptions {
    @Option(
            help = "When standard output leaves its buffer, until the program says otherwise with setvbuf: NO, FULL"
                    + " or LINE. The command buffers fully unless it writes to a terminal.",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE)
    public static final OptionKey<Buffering> OutputBuffering = new OptionKey<>(Buffering.LINE);

    private LuaOptions() {}
}
