package dev.flua.launcher.compile;

import dev.flua.launcher.Messages;
import java.util.Arrays;
import java.util.List;

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
        CompileOptions options = CompileOptions.parse(own);
        if (options.help()) {
            System.out.println(usage());
            return true;
        }
        if (options.complaint() != null) {
            messages.error(options.complaint());
            messages.line(usage());
            return false;
        }
        if (!options.bytecode()) {
            messages.error("compile needs --bytecode: native executables come with a later version");
            return false;
        }
        return new BytecodeCompiler(options, messages).run();
    }

    private String usage() {
        return "usage: " + messages.command() + " compile --bytecode [options] filenames\n" + """
            Available options are:
              --bytecode       make a binary chunk, as luac and string.dump do
              -o, --output f   write to file 'f' (default is "luac.out"), - for standard output
              -p, --parse      parse only
              -s, --strip      strip debug information
              --help           show these options
              --               stop handling options
              -                process stdin\
            """;
    }
}
