package dev.flua.embedding;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.io.IOAccess;

/**
 * How far a script is trusted: a ready configuration of a {@link Context.Builder}, which can be changed afterwards as any other.
 *
 * <p>A script of the first three levels that exceeds a limit is stopped: the call into the context fails with a {@link
 * org.graalvm.polyglot.PolyglotException} whose {@code isResourceExhausted()} is true, and the context is closed. Nothing that
 * the script does can prevent that. The engine and other contexts go on.
 */
public enum TrustLevel {
    /**
     * Somebody else's code. It can compute and print: basic functions without {@code dofile}, {@code loadfile} and {@code
     * collectgarbage}, strings, tables, mathematics, UTF-8, coroutines, date and time. No files, no standard input, no Java. 5 s,
     * 32 MB, a hundred million statements, 1 MB of output, 1,000 nested calls.
     */
    UNTRUSTED(Libraries.COMPUTING, Files.NONE, new Limits("5s", "32MB", "1MB", 1_000, 100_000_000)),

    /**
     * Code that is expected to be decent, such as a plug-in. In addition {@code io}, {@code require} and {@code debug.traceback},
     * with the files of one folder, only to read. 30 s, 128 MB, 16 MB of output, 10,000 nested calls.
     */
    SANDBOX(
            Libraries.COMPUTING + ",io,package,debug.traceback",
            Files.READ_FOLDER,
            new Limits("30s", "128MB", "16MB", 10_000, 0)),

    /**
     * One's own code that has no business outside. All libraries, and the files of one folder; no processes, no environment, no
     * threads, no Java. 10 minutes, 512 MB, 256 MB of output.
     */
    RESTRICTED(null, Files.WRITE_FOLDER, new Limits("10m", "512MB", "256MB", 0, 0)),

    /** What the {@code lua} command allows: all files, processes, the environment; no limits. No Java. */
    TRUSTED(null, Files.ALL, null),

    /** Everything that the Java program itself may do, all of its classes included. */
    FULL_TRUST(null, Files.ALL, null);

    private enum Files {
        NONE,
        READ_FOLDER,
        WRITE_FOLDER,
        ALL
    }

    private static final class Libraries {
        static final String COMPUTING = "_G,string,table,math,utf8,coroutine,os.time,os.clock,os.date,os.difftime,"
                + "-dofile,-loadfile,-collectgarbage,-string.dump";
    }

    /** Values of options; 0 where there is no limit. */
    private record Limits(String time, String memory, String output, int depth, long statements) {}

    private final String libraries;
    private final Files files;
    private final Limits limits;

    TrustLevel(String libraries, Files files, Limits limits) {
        this.libraries = libraries;
        this.files = files;
        this.limits = limits;
    }

    /** A builder for contexts of this level, which have no files where the level has only those of one folder. */
    public Context.Builder newContext() {
        return configure(Context.newBuilder("lua"), null);
    }

    /**
     * A builder for contexts of this level.
     *
     * @param folder whose files scripts of the levels SANDBOX and RESTRICTED get; the others ignore it. It is also where relative
     *     file names start
     */
    public Context.Builder newContext(Path folder) {
        return configure(Context.newBuilder("lua"), folder);
    }

    /**
     * Sets everything about {@code builder} that this level is about; what was set before does not count.
     *
     * @param folder see {@link #newContext(Path)}; null for none
     * @return {@code builder}
     */
    public Context.Builder configure(Context.Builder builder, Path folder) {
        return allow(builder, folder).options(options());
    }

    /** The part of this level that consists of options of the language. */
    public Map<String, String> options() {
        Map<String, String> options = new TreeMap<>();
        if (libraries != null) {
            options.put("lua.Libraries", libraries);
            options.put("lua.Finalizers", "false");
        }
        if (this != FULL_TRUST) {
            options.put("lua.HostRecords", "true");
        }
        if (limits != null) {
            options.put("lua.BinaryChunks", "false");
            options.put("lua.MaxTime", limits.time);
            options.put("lua.MaxMemory", limits.memory);
            options.put("lua.MaxOutput", limits.output);
            options.put("lua.MaxDepth", Integer.toString(limits.depth));
        }
        return options;
    }

    /** The other part of this level: what a script may reach, and how many statements it may execute. */
    public Context.Builder allow(Context.Builder builder, Path folder) {
        boolean outside = files == Files.ALL;
        boolean java = this == FULL_TRUST;
        builder.allowAllAccess(java)
                // Contexts of one engine must agree in this.
                .allowHostAccess(java ? HostAccess.ALL : DataAccess.HOST_ACCESS)
                .allowHostClassLookup(java ? name -> true : null)
                .allowHostClassLoading(java)
                .allowPolyglotAccess(java ? PolyglotAccess.ALL : PolyglotAccess.NONE)
                .allowNativeAccess(java)
                .allowCreateThread(outside)
                .allowCreateProcess(outside)
                .allowEnvironmentAccess(outside ? EnvironmentAccess.INHERIT : EnvironmentAccess.NONE)
                .allowIO(fileAccess(folder));
        if (this == UNTRUSTED) {
            builder.in(InputStream.nullInputStream());
        }
        if (limits != null && limits.statements > 0) {
            builder.resourceLimits(ResourceLimits.newBuilder()
                    .statementLimit(limits.statements, null)
                    .build());
        }
        return builder;
    }

    private IOAccess fileAccess(Path folder) {
        if (files == Files.ALL) {
            return IOAccess.ALL;
        }
        if (files == Files.NONE || folder == null) {
            return IOAccess.NONE;
        }
        return IOAccess.newBuilder()
                .fileSystem(new FolderFileSystem(folder, files == Files.WRITE_FOLDER))
                .build();
    }

    /**
     * The level of a name as the command line has it: in lower case, {@code full-trust} with a hyphen.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TrustLevel of(String name) {
        for (TrustLevel level : values()) {
            if (level.toString().equals(name)) {
                return level;
            }
        }
        throw new IllegalArgumentException("there is no trust level '" + name + "'");
    }

    /** The name in lower case, {@code full-trust} with a hyphen. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
