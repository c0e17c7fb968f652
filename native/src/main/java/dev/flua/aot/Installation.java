package dev.flua.aot;

import dev.flua.language.runtime.SystemText;
import dev.flua.language.runtime.text.SourceText;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.graalvm.nativeimage.ImageInfo;
import org.graalvm.nativeimage.ProcessProperties;

/** Where flua's own files are, and the builder of native images. */
final class Installation {
    /** Set by the {@code flua} script. */
    private static final String ROOT_PROPERTY = "flua.root";

    /** Where {@code flua-native} is, below the root. */
    private static final int DEPTH_OF_EXECUTABLE = 3;

    private final Path root;

    private Installation(Path root) {
        this.root = root;
    }

    /** The installation that this process was started from. */
    static Installation current() throws CompilationException {
        Path root;
        if (ImageInfo.inImageRuntimeCode()) {
            root = Path.of(ProcessProperties.getExecutableName());
            for (int i = 0; i < DEPTH_OF_EXECUTABLE && root != null; i++) {
                root = root.getParent();
            }
        } else {
            String property = System.getProperty(ROOT_PROPERTY);
            root = property == null ? null : Path.of(property);
        }
        if (root == null || !Files.isDirectory(libraries(root))) {
            throw new CompilationException("the jars of flua are not where flua is: run it from its own folder");
        }
        return new Installation(root);
    }

    private static Path libraries(Path root) {
        return root.resolve("launcher/target/flua/lib");
    }

    /** A jar, by its name without the version. */
    Path jar(String name) {
        return libraries(root).resolve(name + ".jar");
    }

    /** Where a build of flua leaves an executable. */
    Path built(String name) {
        return root.resolve("native/target").resolve(name);
    }

    /** Where files are kept that can be made again. */
    static Path cache() {
        String folder = System.getenv("XDG_CACHE_HOME");
        return folder == null || folder.isEmpty()
                ? SystemText.path(System.getProperty("user.home")).resolve(".cache/flua")
                : SystemText.path(folder).resolve("flua");
    }

    /** Tells builds of flua apart: a checksum of the jars that an image of a Lua program is made of. */
    String stamp() throws IOException {
        CRC32 checksum = new CRC32();
        for (String name : List.of("flua-language", "flua-stdlib", "flua-native")) {
            checksum.update(Files.readAllBytes(jar(name)));
        }
        return Long.toHexString(checksum.getValue());
    }

    /**
     * The command {@code native-image}: a GraalVM's, else that of the toolchain which is assembled here and now if need be.
     *
     * @throws CompilationException if there is none
     */
    Path nativeImage() throws CompilationException, IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        root.resolve("native/find-native-image").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Process process = builder.start();
        String path;
        try (InputStream output = process.getInputStream()) {
            path = SourceText.decode(output.readAllBytes()).strip();
        }
        if (process.waitFor() != 0) {
            throw new CompilationException("the native toolchain could not be assembled");
        }
        return SystemText.path(path);
    }
}
