package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
 * image as it does on the JVM ({@code mvn -Pnative verify}).
 */
@EnabledIfSystemProperty(named = "flua.native", matches = "true")
class NativeMethodsTest {
    private static final String PROGRAM = "NativeMethods";
    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(15);
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int PROCESSES = 1000;

    /** Names are bytes, as in flua's own images; these get it from the builder. */
    private static final String NAMES = "-Dsun.jnu.encoding=ISO-8859-1";

    private static final int CHECKS = 400;

    @TempDir
    Path folder;

    private String run(List<String> command, Duration limit) throws Exception {
        ChildProcess.Result result =
                ChildProcess.run(command, folder, new byte[0], Map.of("FLUA_JAVA_HOME", JDK.toString()), limit);
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
        return run(command, LIMIT);
    }

    @Test
    void imageDoesWhatTheJvmDoes() throws Exception {
        Path source = Flua.ROOT.resolve("native/toolchain/test/" + PROGRAM + ".java");
        String classes = folder.resolve("classes").toString();
        run(List.of(JDK.resolve("bin/javac").toString(), "-d", classes, source.toString()), LIMIT);
        String builder = run(
                        List.of(Flua.ROOT.resolve("native/find-native-image").toString()), BUILD_LIMIT)
                .strip();
        String image = folder.resolve("image").toString();
        run(
                List.of(
                        builder,
                        "--no-fallback",
                        "-Ob",
                        "-J-XX:TieredStopAtLevel=1",
                        "-J-Xmx2g",
                        "-J" + NAMES,
                        "-cp",
                        classes,
                        PROGRAM,
                        "-o",
                        image),
                BUILD_LIMIT);
        String expected = output("jvm", List.of(JDK.resolve("bin/java").toString(), NAMES, "-cp", classes, PROGRAM));
        assertTrue(expected.lines().count() > CHECKS, expected);
        assertEquals(expected, output("native", List.of(image)));
    }
}
