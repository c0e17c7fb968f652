package dev.flua.launcher.compile;

import dev.flua.aot.CompilationException;
import dev.flua.aot.ProgramInspector;
import dev.flua.language.runtime.SystemText;
import dev.flua.launcher.Messages;
import java.io.IOException;

/** {@code flua inspect}: tells what is appended to executables that {@code flua compile} has made. */
public final class InspectCommand {
    private static final String NAME = "inspect";

    private final Messages messages;

    /** @param messages tell the user what goes wrong */
    public InspectCommand(Messages messages) {
        this.messages = messages;
    }

    /** Whether these arguments of {@code flua} are for this command; a script of its name is called {@code ./inspect}. */
    public static boolean isMeant(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals(NAME);
    }

    /**
     * Inspects one file.
     *
     * @param arguments those of {@code flua}
     * @return whether there was something to tell; what was wrong has been reported
     */
    public boolean run(String[] arguments) {
        if (arguments.length != 2 || arguments[1].startsWith("-")) {
            messages.error("usage: " + messages.command() + " inspect executable");
            return arguments.length == 2 && arguments[1].equals("--help");
        }
        try {
            ProgramInspector.inspect(SystemText.path(arguments[1]), System.out);
            return true;
        } catch (CompilationException e) {
            e.complaints().forEach(messages::error);
        } catch (IOException e) {
            messages.error("cannot read " + arguments[1]);
        }
        return false;
    }
}
