package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The JDK's native methods of the toolchain that makes native executables: a Java program that calls them in many ways behaves as an
 * image as it does on the JVM; and what happens where one is missing ({@code mvn -Pnative verify}).
 */
@EnabledIfSystemProperty(named = "flua.native", matches = "true")
class NativeMethodsTest {
    private static final String PROGRAM = "NativeMethods";
    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(15);
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int PROCESSES = 1000;

    /** The feature by which names are bytes in all of flua's images, and all that this image has of flua. */
    private static final String FEATURE = "dev.flua.aot.OneByteNamesFeature";

    private static final String FEATURE_FILE = FEATURE.replace('.', '/') + ".class";

    private static final int CHECKS = 400;

    @TempDir
    Path folder;

    private ChildProcess.Result run(List<String> command, Duration limit) throws Exception {
        return ChildProcess.run(command, folder, new byte[0], Map.of("FLUA_JAVA_HOME", JDK.toString()), limit);
    }

    private String successful(List<String> command, Duration limit) throws Exception {
        ChildProcess.Result result = run(command, limit);
        assertEquals(0, result.status(), () -> text(result.output()) + text(result.error()));
        return text(result.output());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What the program prints that this command starts. */
    private String output(String name, List<String> program) throws Exception {
        List<String> command = new ArrayList<>(program);
        command.add(Files.createDirectory(folder.resolve(name)).toString());
        command.add(String.valueOf(PROCESSES));
        command.addAll(program);
        return successful(command, LIMIT);
    }

    private Path compile(Path source) throws Exception {
        Path classes = folder.resolve("classes");
        successful(List.of(JDK.resolve("bin/javac").toString(), "-d", classes.toString(), source.toString()), LIMIT);
        Files.createDirectories(classes.resolve(FEATURE_FILE).getParent());
        Files.copy(Flua.ROOT.resolve("native/target/classes").resolve(FEATURE_FILE), classes.resolve(FEATURE_FILE));
        return classes;
    }

    private String builder() throws Exception {
        return successful(List.of(Flua.ROOT.resolve("native/find-native-image").toString()), BUILD_LIMIT)
                .strip();
    }

    private static List<String> build(String builder, String classPath, String program, Path image) {
        return List.of(
                builder,
                "--no-fallback",
                "-Ob",
                "-J-XX:TieredStopAtLevel=1",
                "-J-Xmx2g",
                "--features=" + FEATURE,
                "-H:+UnlockExperimentalVMOptions",
                "-H:DefaultCharset=ISO-8859-1",
                "-cp",
                classPath,
                program,
                "-o",
                image.toString());
    }

    @Test
    void imageDoesWhatTheJvmDoes() throws Exception {
        String classes = compile(Flua.ROOT.resolve("native/toolchain/test/" + PROGRAM + ".java"))
                .toString();
        Path image = folder.resolve("image");
        successful(build(builder(), classes, PROGRAM, image), BUILD_LIMIT);
        String expected = output("jvm", List.of(JDK.resolve("bin/java").toString(), "-cp", classes, PROGRAM));
        assertTrue(expected.lines().count() > CHECKS, expected);
        assertEquals(expected, output("native", List.of(image.toString())));
    }

    @Test
    void missingMethodsAreNamedWithTheirDeclarations() throws Exception {
        String builder = builder();
        assumeTrue(
                Files.exists(Path.of(builder).resolveSibling("../lib/svm/driver")),
                "a GraalVM has all of the JDK's native methods");
        Path source = Files.writeString(folder.resolve("Watch.java"), """
            public class Watch {
                public static void main(String[] arguments) throws Exception {
                    System.out.println(java.nio.file.FileSystems.getDefault().newWatchService());
                }
            }
            """);
        ChildProcess.Result result =
                run(build(builder, compile(source).toString(), "Watch", folder.resolve("watch")), BUILD_LIMIT);
        assertNotEquals(0, result.status());
        String message = text(result.output());
        assertTrue(
                message.contains("private static native int sun.nio.fs.LinuxWatchService.inotifyInit() throws"
                        + " sun.nio.fs.UnixException"),
                message);
        assertTrue(
                message.contains("Java_sun_nio_fs_LinuxWatchService_inotifyInit in native/toolchain/jdk/sun_nio_fs.c"),
                message);
        assertFalse(message.contains("undefined reference"), message);
    }
}
