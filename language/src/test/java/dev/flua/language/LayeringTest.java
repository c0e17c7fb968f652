package dev.flua.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Packages use only what is below them ({@link Layers}), but for the exceptions in {@code layering-exceptions.txt}. */
class LayeringTest {
    /** A use that is not in the list breaks the rules; one that is in the list without need makes it longer than it must be. */
    @Test
    void packagesUseOnlyWhatIsBelowThem() throws IOException, URISyntaxException {
        Path classes = Path.of(LuaLanguage.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        assertEquals(String.join("\n", exceptions()), String.join("\n", Layers.breaches(classes)));
    }

    private static NavigableSet<String> exceptions() throws IOException {
        NavigableSet<String> lines = new TreeSet<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                LayeringTest.class.getResourceAsStream("layering-exceptions.txt"), StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(lines::add);
        }
        return lines;
    }
}
