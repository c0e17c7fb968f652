package dev.flua.aot;

import dev.flua.language.binary.BinaryChunk;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a runtime says of itself: it is appended to it.
 *
 * @param version of flua, empty where it is not known
 * @param system that it runs on, such as {@code linux-x64}
 * @param library whether it becomes a shared library, and no executable
 * @param jit whether the compiler is part of it
 * @param staticLink whether it needs no shared library
 * @param format version of the binary chunks that it reads
 * @param stamp of the jars that it was made of, see {@link Installation#stamp}
 */
public record RuntimeDescription(
        String version, String system, boolean library, boolean jit, boolean staticLink, int format, String stamp) {
    /** The version of flua that runs here; empty where it was started without modules. */
    static final String VERSION = Optional.ofNullable(
                    RuntimeDescription.class.getModule().getDescriptor())
            .flatMap(ModuleDescriptor::rawVersion)
            .orElse("");

    /** The name of this system. */
    public static String thisSystem() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return (os.startsWith("mac") ? "osx" : os.startsWith("win") ? "win" : os) + "-"
                + systemName(System.getProperty("os.arch"));
    }

    /** A name of a system or processor as it is used here: {@code linux-amd64} is {@code linux-x64}. */
    public static String systemName(String name) {
        return name.replace("x86_64", "x64").replace("amd64", "x64").replace("aarch64", "arm64");
    }

    /** Whether programs that are written now can be appended. */
    boolean isOfThisVersion() {
        return format == BinaryChunk.VERSION;
    }

    /** The name of a file for a runtime of this kind. */
    public static String fileName(boolean library, boolean jit, boolean staticLink) {
        return "flua-runtime" + (jit ? "" : "-no-jit") + (staticLink ? "-static" : "") + (library ? ".so" : "");
    }

    /** In words. */
    String text() {
        return (version.isEmpty() ? "" : "flua " + version + ", ") + system + (library ? ", for libraries, " : ", ")
                + (jit ? "with the compiler" : "without the compiler") + (staticLink ? ", linked statically" : "")
                + ", format " + format;
    }

    byte[] toBytes() {
        String lines = "version=" + version + "\nsystem=" + system + "\nlibrary=" + library + "\njit=" + jit
                + "\nstatic=" + staticLink + "\nformat=" + format + "\nstamp=" + stamp;
        return lines.getBytes(StandardCharsets.US_ASCII);
    }

    /** The description of a runtime, or of the runtime in a program; nothing where a file is neither. */
    static Optional<RuntimeDescription> of(Path file) throws IOException {
        return AppendedPiece.last(file, AppendedPiece.Kind.DESCRIPTION).map(bytes -> {
            Map<String, String> values = new HashMap<>();
            new String(bytes, StandardCharsets.ISO_8859_1).lines().forEach(line -> {
                int sign = line.indexOf('=');
                values.put(line.substring(0, Math.max(sign, 0)), line.substring(sign + 1));
            });
            String format = values.getOrDefault("format", "");
            return new RuntimeDescription(
                    values.getOrDefault("version", ""),
                    values.getOrDefault("system", ""),
                    Boolean.parseBoolean(values.get("library")),
                    Boolean.parseBoolean(values.get("jit")),
                    Boolean.parseBoolean(values.get("static")),
                    format.matches("\\d{1,9}") ? Integer.parseInt(format) : 0,
                    values.getOrDefault("stamp", ""));
        });
    }
}
