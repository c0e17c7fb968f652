package dev.flua.launcher;

import dev.flua.embedding.TrustLevel;
import dev.flua.launcher.compile.CompileCommand;
import dev.flua.launcher.compile.InspectCommand;
import dev.flua.stdlib.process.CompilerOptions;
import dev.flua.stdlib.process.ProcessArguments;
import dev.flua.stdlib.process.ProcessTimeZone;
import dev.flua.stdlib.process.ProgramThread;
import dev.flua.stdlib.process.StandardStreams;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graalvm.launcher.AbstractLanguageLauncher;
import org.graalvm.nativeimage.ImageInfo;
import org.graalvm.nativeimage.ProcessProperties;
import org.graalvm.options.OptionCategory;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.PolyglotException;

/**
 * Starts {@code flua}. The launcher framework knows the options of the engine and its tools ({@code --cpusampler}, {@code
 * --log.file=…}); {@link CommandLine} knows Lua's; {@link Session} does what they say.
 */
public final class Main extends AbstractLanguageLauncher {
    private static final int FAILURE = 1;
    /** EX_SOFTWARE of sysexits.h. */
    private static final int INTERNAL_ERROR = 70;
    /** What a shell makes of a process that SIGINT ended. */
    private static final int INTERRUPTED = 130;

    private final Messages messages;
    private final String command;
    private final String[] rawArguments;
    private CommandLine commandLine;
    private TrustLevel trustLevel;

    private Main(ProcessArguments arguments) {
        command = arguments.command();
        rawArguments = arguments.arguments();
        messages = new Messages(command);
    }

    public static void main(String[] arguments) {
        OneByteNames.use();
        StandardStreams.check();
        String name = ImageInfo.inImageRuntimeCode() ? ProcessProperties.getArgumentVectorProgramName() : "flua";
        ProcessArguments process = ProcessArguments.of(name, arguments);
        if (CompileCommand.isMeant(process.arguments())) {
            Messages messages = new Messages(process.command());
            System.exit(new CompileCommand(messages).run(process.arguments()) ? 0 : FAILURE);
        }
        if (InspectCommand.isMeant(process.arguments())) {
            Messages messages = new Messages(process.command());
            System.exit(new InspectCommand(messages).run(process.arguments()) ? 0 : FAILURE);
        }
        new Main(process).launch(process.arguments());
    }

    @Override
    protected String getLanguageId() {
        return "lua";
    }

    @Override
    protected VMType getDefaultVMType() {
        return isAOT() ? VMType.Native : VMType.JVM;
    }

    @Override
    protected List<String> preprocessArguments(List<String> arguments, Map<String, String> polyglotOptions) {
        commandLine = CommandLine.parse(rawArguments);
        String badOption = commandLine.badOption();
        if (badOption != null) {
            messages.usage(badOption);
            throw exit(FAILURE);
        }
        trustLevel = trustLevel(commandLine.trustLevel());
        List<String> options = new ArrayList<>(commandLine.engineOptions());
        if (options.remove("--version")) {
            printVersion();
            printFlavour();
            throw exit();
        }
        if (trustLevel != null) {
            polyglotOptions.putAll(trustLevel.options());
        }
        if (isAOT()) {
            polyglotOptions.putAll(CompilerOptions.ofNativeImages());
        }
        polyglotOptions.put("lua.OutputBuffering", Session.isTerminal() ? "LINE" : "FULL");
        polyglotOptions.put("lua.LazyFunctions", Boolean.toString(!commandLine.usesTools()));
        polyglotOptions.put("lua.TimeZone", ProcessTimeZone.option());
        return options;
    }

    /** What runs, and why not the native command; the script {@code flua} knows. */
    private void printFlavour() {
        String why = System.getProperty("flua.why", "");
        getOutput()
                .println(
                        isAOT()
                                ? "native, with the compiler inside"
                                : "on the JVM" + (why.isEmpty() ? "" : ": " + why));
    }

    /** The level of {@code --sandbox}; null where the script may do everything. */
    private TrustLevel trustLevel(String name) {
        if (name == null) {
            return null;
        }
        try {
            return TrustLevel.of(name);
        } catch (IllegalArgumentException e) {
            messages.error(e.getMessage() + ": there are "
                    + Stream.of(TrustLevel.values()).map(TrustLevel::toString).collect(Collectors.joining(", ")));
            throw exit(FAILURE);
        }
    }

    @Override
    protected AbortException abortUnrecognizedArgument(String argument) {
        messages.usage(argument);
        throw exit(FAILURE);
    }

    @Override
    protected void printHelp(OptionCategory category) {
        println(messages.usageText());
    }

    @Override
    protected void launch(Context.Builder builder) {
        int status;
        try {
            status = ProgramThread.run(() -> run(builder));
        } catch (InterruptedException e) {
            status = INTERRUPTED;
        }
        throw exit(status);
    }

    private int run(Context.Builder builder) {
        builder.in(StandardStreams.input());
        builder.out(StandardStreams.output());
        builder.err(StandardStreams.error());
        builder.allowExperimentalOptions(true); // the command line has been checked
        if (commandLine.ignoresEnvironment()) {
            hideEnvironment(builder);
        }
        if (trustLevel == null) {
            StandardStreams.allowPositions();
        } else {
            trustLevel.allow(builder, Path.of("")); // its options have been set, and perhaps changed
        }
        try {
            return ProgramThread.use(builder.build(), this::run);
        } catch (PolyglotException e) {
            return statusOf(e);
        } catch (Throwable e) { // the last resort: the user must not meet a Java stack trace
            messages.internalError(e);
            return INTERNAL_ERROR;
        }
    }

    private int run(Context context) {
        return new Session(context, command, commandLine, messages).run() ? 0 : FAILURE;
    }

    /** Leaves out the variables that a Lua interpreter reads ({@code -E}). */
    private static void hideEnvironment(Context.Builder builder) {
        builder.allowEnvironmentAccess(EnvironmentAccess.NONE);
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            String name = variable.getKey();
            if (!name.startsWith("LUA_PATH") && !name.startsWith("LUA_CPATH") && !name.startsWith("LUA_INIT")) {
                builder.environment(name, variable.getValue());
            }
        }
    }

    private int statusOf(PolyglotException e) {
        if (e.isExit()) {
            return e.getExitStatus();
        }
        if (e.isResourceExhausted()) {
            messages.error(e.getMessage());
            return FAILURE;
        }
        if (e.isInterrupted() || e.isCancelled()) {
            return INTERRUPTED;
        }
        if (e.isInternalError() || e.isHostException()) {
            messages.internalError(e);
            return INTERNAL_ERROR;
        }
        messages.error(e.getMessage());
        return FAILURE;
    }
}
