package dev.flua.language;

import com.oracle.truffle.api.TruffleFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Knows Lua files by their ending or by a first line that names Lua's interpreter. */
public final class LuaFileDetector implements TruffleFile.FileTypeDetector {
    @Override
    public String findMimeType(TruffleFile file) throws IOException {
        String name = file.getName();
        if (name != null && name.endsWith(".lua")) {
            return LuaLanguage.MIME_TYPE;
        }
        try (BufferedReader reader = file.newBufferedReader(StandardCharsets.ISO_8859_1)) {
            String line = reader.readLine();
            return line != null && line.startsWith("#!") && line.contains("lua") ? LuaLanguage.MIME_TYPE : null;
        } catch (IOException | SecurityException e) {
            return null;
        }
    }

    @Override
    public Charset findEncoding(TruffleFile file) {
        return StandardCharsets.UTF_8;
    }
}
