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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the samples of {@code docs/embedding-guide.md}: each prints what stands below it. */
class EmbeddingGuideTest {
    private static final Pattern SAMPLE = Pattern.compile("```java\n([^`]*)```\n\n```text\n([^`]*)```");
    private static final Pattern IMPORTS = Pattern.compile("```java\n((?:import .*?;\n)+)```");

    /** A type at the beginning of a line, which a sample declares outside of its code. */
    private static final Pattern TYPE =
            Pattern.compile("^public (?:record .*\\{\\}|[\\s\\S]*?^\\})\n", Pattern.MULTILINE);

    private static final String MARK = "== ";

    @TempDir
    Path folder;

    @Test
    void samples() throws Exception {
        String guide = Files.readString(Flua.ROOT.resolve("docs/embedding-guide.md"));
        Matcher imports = IMPORTS.matcher(guide);
        assertTrue(imports.find());
        StringBuilder program = new StringBuilder(imports.group(1)).append("public class Guide {\n");
        StringBuilder main = new StringBuilder("public static void main(String[] arguments) throws Exception {\n");
        List<String> expected = new ArrayList<>();
        Matcher sample = SAMPLE.matcher(guide);
        while (sample.find()) {
            int number = expected.size();
            String code = sample.group(1);
            Matcher type = TYPE.matcher(code);
            while (type.find()) {
                program.append(type.group());
            }
            program.append("static void sample" + number + "() throws Exception {\n")
                    .append(TYPE.matcher(code).replaceAll(""))
                    .append("}\n");
            main.append("System.out.println(\"" + MARK + number + "\"); sample" + number + "();\n");
            expected.add(sample.group(2));
        }
        assertTrue(expected.size() > 5, "samples found");
        Path source = folder.resolve("Guide.java");
        Files.writeString(source, program.append(main).append("}\n}\n"));
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dpolyglot.engine.WarnInterpreterOnly=false",
                "-cp",
                Flua.ROOT.resolve("launcher/target/flua/lib") + "/*",
                source.toString());
        ChildProcess.Result result = ChildProcess.run(command, folder, new byte[0], Map.of(), Duration.ofMinutes(3));
        String errors = new String(result.error(), StandardCharsets.UTF_8);
        assertEquals("", errors);
        String[] printed = new String(result.output(), StandardCharsets.UTF_8).split(MARK + "\\d+\n");
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), printed[i + 1], "sample " + i);
        }
        assertEquals(0, result.status());
    }
}
