package dev.flua.language;

import com.oracle.truffle.api.Option;
import dev.flua.language.builtins.LibrarySelection;
import dev.flua.language.context.Buffering;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.runtime.limits.LimitOption;
import org.graalvm.options.OptionCategory;
import org.graalvm.options.OptionKey;
import org.graalvm.options.OptionStability;
import org.graalvm.polyglot.SandboxPolicy;

/** The options of the language, as {@code lua.*} in an embedder's {@code Context.Builder} and {@code --lua.*} of the command. */
@Option.Group(LuaEngine.ID)
public final class LuaOptions {
    @Option(
            help = "When what io.write writes leaves the buffer of standard output, until the program says otherwise"
                    + " with setvbuf: NO, FULL or LINE. The command buffers fully unless it writes to a terminal.",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE)
    public static final OptionKey<Buffering> OutputBuffering = new OptionKey<>(Buffering.LINE);

    @Option(
            help = "The time zone, as the environment variable TZ names it for C programs: Europe/Berlin, or rules"
                    + " such as CET-1CEST,M3.5.0,M10.5.0/3. The command has that variable's; without this option"
                    + " it is the context's.",
            usageSyntax = "<zone>",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<String> TimeZone = new OptionKey<>("");

    @Option(
            help = "How long the program may run, all calls from the host together: a number with the unit ms, s, m"
                    + " or h. Then it is stopped, and the context is closed.",
            usageSyntax = "[1, inf)ms|s|m|h",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Long> MaxTime = new OptionKey<>(0L, LimitOption.DURATION);

    @Option(
            help = "How much memory the values of the program may take: a number with the unit B, KB, MB or GB. Then"
                    + " it is stopped, and the context is closed; one allocation that is too large is an error.",
            usageSyntax = "[1, inf)B|KB|MB|GB",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Long> MaxMemory = new OptionKey<>(0L, LimitOption.BYTES);

    @Option(
            help = "How much the program may write to the standard streams: a number with the unit B, KB, MB or GB."
                    + " Then it is stopped, and the context is closed.",
            usageSyntax = "[1, inf)B|KB|MB|GB",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Long> MaxOutput = new OptionKey<>(0L, LimitOption.BYTES);

    @Option(
            help = "How long one call from the host may take, calls that it makes back into the program included: a"
                    + " number with the unit ms, s, m or h. Then the program is stopped, and the context is closed.",
            usageSyntax = "[1, inf)ms|s|m|h",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Long> MaxCallTime = new OptionKey<>(0L, LimitOption.DURATION);

    @Option(
            help = "How much memory one call from the host may allocate, garbage included: a number with the unit B,"
                    + " KB, MB or GB. Then the program is stopped, and the context is closed.",
            usageSyntax = "[1, inf)B|KB|MB|GB",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Long> MaxCallMemory = new OptionKey<>(0L, LimitOption.BYTES);

    @Option(
            help = "How many statements one call from the host may execute. Then the program is stopped, and the"
                    + " context is closed.",
            usageSyntax = "[1, inf)",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Long> MaxCallStatements = new OptionKey<>(0L);

    @Option(
            help = "How deep calls of Lua functions may nest before the error 'stack overflow'. There is another"
                    + " limit, of about 200,000, and that of the thread's stack.",
            usageSyntax = "[1, inf)",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Integer> MaxDepth = new OptionKey<>(0);

    @Option(
            help = "The libraries and functions that there are, separated by commas: _G are the basic functions,"
                    + " string a library, string.rep one function of it; a minus in front leaves out. Without this"
                    + " option, all.",
            usageSyntax = "<name>,-<name>,...",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<LibrarySelection> Libraries =
            new OptionKey<>(LibrarySelection.ALL, LibrarySelection.OPTION);

    @Option(
            help = "Whether functions get their nodes at their first call, which makes large programs start sooner."
                    + " Tools see such a function only then: a breakpoint in it may not be found. The command does"
                    + " it unless a tool is used.",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Boolean> LazyFunctions = new OptionKey<>(false);

    @Option(
            help = "Whether binary chunks can be loaded.",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Boolean> BinaryChunks = new OptionKey<>(true);

    @Option(
            help = "Whether __gc metamethods are called, and whether weak tables make the virtual machine collect.",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Boolean> Finalizers = new OptionKey<>(true);

    @Option(
            help = "Whether the components of Java's records are fields for the program even where the host access"
                    + " of the context does not show their methods.",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Boolean> HostRecords = new OptionKey<>(false);

    @Option(
            help = "Whether contexts of an engine that was made for several share the code of the sources that they"
                    + " run, so that one finds compiled what another has run often. Code of one context alone is"
                    + " faster.",
            category = OptionCategory.USER,
            stability = OptionStability.STABLE,
            sandbox = SandboxPolicy.UNTRUSTED)
    public static final OptionKey<Boolean> SharedCode = new OptionKey<>(true);

    private LuaOptions() {}
}
