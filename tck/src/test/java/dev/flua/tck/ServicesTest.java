package dev.flua.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.flua.language.builtins.LuaLibrary;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Provides;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On the class path the libraries are found by a file, on the module path by the module's descriptor. */
class ServicesTest {
    @Test
    void fileAndDescriptorAgree() throws Exception {
        String service = LuaLibrary.class.getName();
        Module stdlib = ModuleLayer.boot().findModule("dev.flua.stdlib").orElseThrow();
        List<String> declared = stdlib.getDescriptor().provides().stream()
                .filter(provides -> provides.service().equals(service))
                .map(Provides::providers)
                .findFirst()
                .orElseThrow();
        try (InputStream file = stdlib.getResourceAsStream("META-INF/services/" + service)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(declared, text.lines().toList());
        }
    }
}
