package dev.flua.stdlib.process;

import com.oracle.truffle.api.TruffleOptions;
import dev.flua.language.runtime.SystemText;
import dev.flua.language.runtime.text.SourceText;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The arguments of the process as Lua needs them: bytes, decoded by {@link SourceText}. The JVM decodes them in the
 * encoding of the locale, which for bytes outside of it cannot be undone.
 *
 * @param command the name under which flua was started, Lua's {@code argv[0]}
 */
public record ProcessArguments(String command, String[] arguments) {
    private static final String COMMAND_PROPERTY = "flua.command";
    private static final String COMMAND_OPTION = "-D" + COMMAND_PROPERTY + "=";

    /**
     * The arguments of this process. The launch script gives the command's name as a system property, which for a native
     * executable is the first argument.
     *
     * @param startedAs the name under which it was started, unless the launch script has given one as a system property
     * @param decoded the arguments of {@code main}
     */
    public static ProcessArguments of(String startedAs, String[] decoded) {
        if (TruffleOptions.AOT) { // images decode as SystemText does
            return of(
                    SystemText.toSourceText(startedAs),
                    Arrays.stream(decoded).map(SystemText::toSourceText).toArray(String[]::new),
                    false);
        }
        return of(startedAs, decoded, true);
    }

    private static ProcessArguments of(String startedAs, String[] decoded, boolean mayBeLossy) {
        String command = System.getProperty(COMMAND_PROPERTY, startedAs);
        if (decoded.length > 0 && decoded[0].startsWith(COMMAND_OPTION)) {
            command = decoded[0].substring(COMMAND_OPTION.length());
            decoded = Arrays.copyOfRange(decoded, 1, decoded.length);
        }
        boolean exact =
                !mayBeLossy || isAscii(command) && Arrays.stream(decoded).allMatch(ProcessArguments::isAscii);
        return exact ? new ProcessArguments(command, decoded) : fromKernel(command, decoded);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Linux tells a process its command line: the arguments, each followed by a zero; the last ones are ours. */
    private static ProcessArguments fromKernel(String command, String[] decoded) {
        byte[] line;
        try (FileInputStream file = new FileInputStream("/proc/self/cmdline")) {
            line = file.readAllBytes();
        } catch (IOException e) {
            return new ProcessArguments(command, decoded); // not Linux
        }
        byte[] option = COMMAND_OPTION.getBytes(StandardCharsets.US_ASCII);
        String[] arguments = new String[decoded.length];
        String name = command;
        int next = decoded.length;
        int end = line.length - 1;
        for (int start = end; start >= 0 && end >= 0; start--) {
            if (start > 0 && line[start - 1] != 0) {
                continue;
            }
            if (next > 0) {
                arguments[--next] = SourceText.decode(line, start, end);
            } else if (startsWith(line, start, end, option)) {
                name = SourceText.decode(line, start + option.length, end);
                break;
            }
            end = start - 1;
        }
        return next > 0 ? new ProcessArguments(command, decoded) : new ProcessArguments(name, arguments);
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
        if (to - from < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[from + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
