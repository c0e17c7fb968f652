package dev.flua.aot;

import dev.flua.language.binary.BinaryProgram;
import dev.flua.language.parser.LuaSyntaxException;
import dev.flua.language.runtime.SystemText;
import dev.flua.language.runtime.text.SourceText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/** Tells what is appended to an executable that {@code flua compile} has made. */
public final class ProgramInspector {
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private ProgramInspector() {}

    /**
     * Lists the runtime, the modules of the program, and the files that it carries.
     *
     * @throws CompilationException if there is none in the file
     * @throws IOException if it cannot be read
     */
    public static void inspect(Path file, PrintStream out) throws CompilationException, IOException {
        String name = SystemText.toSourceText(file.toString());
        try {
            Optional<RuntimeDescription> runtime = RuntimeDescription.of(file);
            Optional<byte[]> program = AppendedPiece.last(file, AppendedPiece.Kind.PROGRAM);
            SortedMap<String, AppendedFiles.Region> files = new AppendedFiles(file).regions();
            if (runtime.isEmpty() && program.isEmpty() && files.isEmpty()) {
                throw new CompilationException(
                        name + ": neither a program that 'flua compile --quick' has made, nor one"
                                + " that carries files, nor a runtime");
            }
            out.printf(Locale.ROOT, "%-10s%.1f MB%n", "file", Files.size(file) / BYTES_PER_MEGABYTE);
            runtime.ifPresent(description -> out.printf("%-10s%s%n", "runtime", description.text()));
            if (program.isPresent()) {
                Optional<byte[]> exports = AppendedPiece.last(file, AppendedPiece.Kind.EXPORTS);
                exports.ifPresent(names -> out.printf("%-10s%s%n", "exports", SourceText.decode(names)));
                list(BinaryProgram.read(program.get()), program.get().length, out);
            }
            if (!files.isEmpty()) {
                list(files, out);
            }
        } catch (NoSuchFileException e) {
            throw new CompilationException("cannot open " + name + ": No such file or directory");
        } catch (AppendedFiles.DamagedException | LuaSyntaxException e) {
            throw new CompilationException(name + ": " + e.getMessage());
        }
    }

    private static void list(SortedMap<String, AppendedFiles.Region> files, PrintStream out) {
        long size =
                files.values().stream().mapToLong(AppendedFiles.Region::size).sum();
        out.printf("%-10s%d bytes, %d files%n", "embedded", size, files.size());
        files.forEach((name, region) -> out.printf("  %-24s %8d bytes%n", name, region.size()));
    }

    private static void list(BinaryProgram program, int size, PrintStream out) {
        out.printf("%-10s%d bytes, %d files%n", "program", size, program.names().size());
        for (String name : program.names()) {
            BinaryProgram.Module module = program.module(name);
            boolean stripped = program.chunk(name).isStripped();
            out.printf(
                    "  %-24s %8d bytes  %s%s%n",
                    name.equals(ProgramChunk.SCRIPT) ? "(script)" : name,
                    module.size(),
                    module.file(),
                    stripped ? ", without lines and names" : "");
        }
    }
}
