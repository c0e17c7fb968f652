package dev.flua.launcher.compile;

import dev.flua.aot.ProgramOptions;
import dev.flua.aot.RuntimeDescription;
import dev.flua.language.runtime.SystemText;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** What follows {@code flua compile}: the options of native-image that matter here, and luac's. */
final class CompileOptions {
    static final String STANDARD_STREAM = "-";

    private static final String SIZE = "size";

    private final ParseResult parsed;

    private CompileOptions(ParseResult parsed) {
        this.parsed = parsed;
    }

    /**
     * Reads the options.
     *
     * @param command how the user calls flua
     * @param arguments what follows {@code compile}
     * @throws CommandLine.ParameterException if they are wrong; its message says what is
     */
    static CompileOptions parse(String command, List<String> arguments) {
        return new CompileOptions(new CommandLine(spec(command)).parseArgs(arguments.toArray(String[]::new)));
    }

    /** The lines that list all options. */
    static String usage(String command) {
        return new CommandLine(spec(command))
                .getUsageMessage(CommandLine.Help.Ansi.OFF)
                .stripTrailing();
    }

    private static CommandSpec spec(String command) {
        CommandSpec spec = CommandSpec.create().name(command + " compile");
        spec.usageMessage()
                .description("Makes a native executable of a Lua script and all modules that it requires by name.")
                .customSynopsis(
                        command + " compile [options] script",
                        "       " + command + " compile --bytecode [-p] [-s] [-o file] files")
                .sortOptions(false)
                .sortSynopsis(false)
                .width(100);
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("script")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .hidden(true)
                .build());
        spec.addOption(value(
                "file",
                "file to write: by default the script's name without .lua; for --bytecode luac.out",
                "-o",
                "--output"));
        spec.addOption(flag(
                "append the program to a runtime that is made once, instead of compiling it to machine code",
                "--quick"));
        spec.addOption(value("file", "the runtime to append to, for instance that of another system", "--runtime"));
        spec.addOption(flag("make only the runtime; takes no script", "--emit-runtime"));
        spec.addOption(value("speed|size", "optimize for speed (default), or for size, without the compiler", "-O"));
        spec.addOption(flag("leave the compiler out: no code is ever generated at run time", "--no-jit"));
        spec.addOption(flag("make a shared library with a C header instead of an executable", "--shared"));
        spec.addOption(flag("write only the C header that --shared writes beside the library", "--emit-c-header"));
        spec.addOption(flag("link everything in, even the C library", "--static"));
        spec.addOption(flag("remove symbols; of bytecode, debug information", "-s", "--strip"));
        spec.addOption(flag("add debug information about the machine code", "-g"));
        spec.addOption(value("machine", "processor to compile for: native, compatibility, x86-64-v2, ...", "--march"));
        spec.addOption(
                value("os-arch", "system to compile for: another one than this with --quick only", "-r", "--target"));
        spec.addOption(value("templates", "look for modules along these first, in the form of package.path", "--path"));
        spec.addOption(values(
                "module",
                "compile a module in that is required by a computed name; * stands for any characters",
                "--include"));
        spec.addOption(values("folder", "compile all Lua files of a folder in", "--include-dir"));
        spec.addOption(values(
                "file",
                "put a file, or all files of a folder, into the program, for require \"flua.embedded\"",
                "--embed"));
        spec.addOption(flag("leave modules that cannot be found to the run time", "--allow-missing"));
        spec.addOption(flag("show what the builder of native images writes", "--verbose"));
        spec.addOption(flag("keep temporary files", "--keep"));
        spec.addOption(flag(
                "make a binary chunk, as luac and string.dump do; - stands for the standard streams", "--bytecode"));
        spec.addOption(flag("parse only", "-p", "--parse"));
        spec.addOption(OptionSpec.builder("--help")
                .description("show these options")
                .usageHelp(true)
                .build());
        return spec;
    }

    private static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names[0], Arrays.copyOfRange(names, 1, names.length))
                .type(boolean.class)
                .description(description)
                .build();
    }

    private static OptionSpec value(String label, String description, String... names) {
        return OptionSpec.builder(names[0], Arrays.copyOfRange(names, 1, names.length))
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    private static OptionSpec values(String label, String description, String name) {
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    boolean help() {
        return parsed.isUsageHelpRequested();
    }

    boolean bytecode() {
        return has("--bytecode");
    }

    /** Whether to look for syntax errors and write nothing. */
    boolean parsesOnly() {
        return has("--parse");
    }

    /** Whether to leave out what only messages and debuggers need. */
    boolean strips() {
        return has("--strip");
    }

    /** Name of the file to write, {@code -} for standard output; {@code other} where none is given. */
    String output(String other) {
        return get("--output", other);
    }

    /** Names of files, {@code -} for standard input. */
    List<String> sources() {
        return parsed.matchedPositionals().isEmpty()
                ? List.of()
                : parsed.matchedPositional(0).getValue();
    }

    /** The system to compile for, null where none is named. */
    String target() {
        String target = get("--target", null);
        return target == null ? null : RuntimeDescription.systemName(target);
    }

    /** Whether a runtime becomes the program. */
    boolean isQuick() {
        return has("--quick");
    }

    /** The name of the runtime's file, null where none is named. */
    String runtime() {
        return get("--runtime", null);
    }

    boolean emitsRuntime() {
        return has("--emit-runtime");
    }

    /** Whether the program is to carry files. */
    boolean embeds() {
        return has("--embed");
    }

    /** The usual name of the runtime that these options ask for. */
    String runtimeName() {
        return RuntimeDescription.fileName(isLibrary(), hasCompiler(), has("--static"));
    }

    /** An option that asks for what a quick program cannot be, null where there is none. */
    String notQuick() {
        return Stream.of("--emit-c-header", "--emit-runtime", "-O", "-g", "--march")
                .filter(this::has)
                .findFirst()
                .orElse(null);
    }

    private boolean hasCompiler() {
        return !has("--no-jit") && !optimization().equals(SIZE);
    }

    /** The value of {@code -O}. */
    String optimization() {
        return get("-O", "speed");
    }

    /** What these options want made of {@code script}. */
    ProgramOptions program(String script, Path output) {
        return new ProgramOptions(
                script,
                output,
                kind(),
                isQuick()
                        ? ProgramOptions.Way.QUICK
                        : emitsRuntime() ? ProgramOptions.Way.RUNTIME : ProgramOptions.Way.BAKED,
                hasCompiler(),
                optimization().equals(SIZE),
                has("--static"),
                strips(),
                has("-g"),
                get("--march", null),
                has("--verbose"),
                has("--keep"),
                get("--path", ""),
                get("--include", List.of()),
                get("--include-dir", List.<String>of()).stream()
                        .map(SystemText::path)
                        .toList(),
                get("--embed", List.<String>of()).stream().map(SystemText::path).toList(),
                runtime() == null ? null : SystemText.path(runtime()),
                target(),
                has("--allow-missing"));
    }

    private ProgramOptions.Kind kind() {
        return emitsHeader()
                ? ProgramOptions.Kind.C_HEADER
                : isLibrary() ? ProgramOptions.Kind.SHARED_LIBRARY : ProgramOptions.Kind.EXECUTABLE;
    }

    boolean emitsHeader() {
        return has("--emit-c-header");
    }

    boolean isLibrary() {
        return has("--shared");
    }

    private boolean has(String option) {
        return parsed.hasMatchedOption(option);
    }

    private <T> T get(String option, T other) {
        return parsed.matchedOptionValue(option, other);
    }
}
