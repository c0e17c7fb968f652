package dev.flua.tck;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder {@code carried}, whose files {@code native/embedded.lua} reads. */
final class EmbeddedFolder {
    private static final int NOISE = 300_000;
    private static final int STEP = 31;

    /** What the script writes. */
    static final String OUTPUT = """
        carried/b?\t1\t120
        carried/deep/noise\t300000\t1
        carried/empty\t0\tfalse
        carried/link\t18\t101
        carried/words.txt\t18\t101
        below\t1\t0\t0\t0
        read\tnil\tnone: No such file or directory\t2
        read\tnil\tcarried: No such file or directory\t2
        read\tnil\t/etc/passwd: No such file or directory\t2
        read\tnil\t./carried/empty: No such file or directory\t2
        read\tnil\tcarried/../carried/empty: No such file or directory\t2
        read\tnil\t: No such file or directory\t2
        no name\tfalse\tbad argument #1 to 'flua.embedded.read' (string expected, got no value)
        "17 one"
        "two\\13"
        "\\0three"
        seek\t300000\t299999\t1\tnil\t5
        rest\ttrue\t\tfile
        write\tnil\tBad file descriptor\t9
        w\tnil\tembedded:carried/words.txt: Read-only file system\t30
        a\tnil\tembedded:carried/words.txt: Read-only file system\t30
        r+\tnil\tembedded:carried/words.txt: Read-only file system\t30
        w+\tnil\tembedded:carried/words.txt: Read-only file system\t30
        a+\tnil\tembedded:carried/words.txt: Read-only file system\t30
        open\tnil\tembedded:none: No such file or directory\t2
        lines\tfalse\tcannot open file 'embedded:carried' (No such file or directory)
        input\t17\t one\ttwo\r
        """;

    private EmbeddedFolder() {}

    /** The script. */
    static Path script() throws URISyntaxException {
        return Path.of(EmbeddedFolder.class.getResource("/native/embedded.lua").toURI());
    }

    /** Makes the folder inside another one. */
    static void create(Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("carried"));
        Files.write(folder.resolve("words.txt"), "17 one\ntwo\r\n\0three".getBytes(StandardCharsets.US_ASCII));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("words.txt"));
        Files.createFile(folder.resolve("empty"));
        byte[] noise = new byte[NOISE];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (i * STEP);
        }
        Files.write(Files.createDirectory(folder.resolve("deep")).resolve("noise"), noise);
        // Names are bytes, and this one is no UTF-8; Java has no name for it in every locale.
        run(parent, "printf x > carried/$(printf 'b\\344')");
    }

    private static void run(Path folder, String line) throws IOException {
        Process process = new ProcessBuilder("/bin/sh", "-c", line)
                .directory(folder.toFile())
                .start();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
