package dev.flua.launcher.compile;

import dev.flua.launcher.Messages;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ParameterException;

/** {@code flua compile}: makes files of Lua into something else. */
public final class CompileCommand {
    private static final String NAME = "compile";

    private final Messages messages;

    /** @param messages tell the user what goes wrong */
    public CompileCommand(Messages messages) {
        this.messages = messages;
    }

    /** Whether these arguments of {@code flua} are for this command; a script of its name is called {@code ./compile}. */
    public static boolean isMeant(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    /**
     * Compiles.
     *
     * @param arguments those of {@code flua}
     * @return whether all went well; what did not has been reported
     */
    public boolean run(String[] arguments) {
        List<String> own = Arrays.asList(arguments).subList(1, arguments.length);
        CompileOptions options;
        try {
            options = CompileOptions.parse(messages.command(), own);
        } catch (ParameterException e) {
            return complain(e.getMessage());
        }
        if (options.help()) {
            System.out.println(CompileOptions.usage(messages.command()));
            return true;
        }
        if (options.sources().isEmpty() && !options.emitsRuntime()) {
            return complain("no input files given");
        }
        return options.bytecode() || options.parsesOnly()
                ? new BytecodeCompiler(options, messages).run()
                : new ProgramCompiler(options, messages).run();
    }

    private boolean complain(String complaint) {
        messages.error(complaint);
        messages.line("see '" + messages.command() + " compile --help'");
        return false;
    }
}
