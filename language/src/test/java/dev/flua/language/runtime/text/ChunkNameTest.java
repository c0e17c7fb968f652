package dev.flua.language.runtime.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ChunkNameTest {
    @Test
    void literalNames() {
        assertEquals("stdin", ChunkName.display("=stdin"));
        assertEquals("", ChunkName.display("="));
        assertEquals("x".repeat(59), ChunkName.display("=" + "x".repeat(59)));
        assertEquals("x".repeat(59), ChunkName.display("=" + "x".repeat(80)));
    }

    @Test
    void fileNames() {
        assertEquals("dir/file.lua", ChunkName.display("@dir/file.lua"));
        assertEquals("x".repeat(59), ChunkName.display("@" + "x".repeat(59)));
        assertEquals("..." + "x".repeat(56), ChunkName.display("@y" + "x".repeat(59)));
    }

    @Test
    void sources() {
        assertEquals("[string \"x = 1\"]", ChunkName.display("x = 1"));
        assertEquals("[string \"x = 1...\"]", ChunkName.display("x = 1\ny = 2"));
        assertEquals("[string \"...\"]", ChunkName.display("\nx"));
        assertEquals("[string \"\"]", ChunkName.display(""));
        assertEquals("[string \"" + "x".repeat(44) + "\"]", ChunkName.display("x".repeat(44)));
        assertEquals("[string \"" + "x".repeat(45) + "...\"]", ChunkName.display("x".repeat(45)));
        assertEquals("[string \"" + "x".repeat(45) + "...\"]", ChunkName.display("x".repeat(46)));
    }

    @Test
    void bytesAreCountedNotCharacters() {
        assertEquals("[string \"" + "é".repeat(22) + "\udcc3...\"]", ChunkName.display("é".repeat(30)));
        assertEquals("a", ChunkName.display("=a\0b"));
    }
}
