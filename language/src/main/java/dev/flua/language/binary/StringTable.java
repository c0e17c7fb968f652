package dev.flua.language.binary;

import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.text.SourceText;
import java.util.Arrays;

/** The strings and names of a chunk. They are made when they are needed first. */
final class StringTable {
    private final Input input;
    private final byte[] bytes;
    private final int ends;
    private final int contents;
    private final int limit;
    private final LuaString[] strings;
    private final String[] names;

    StringTable(Input input) {
        this.input = input;
        this.bytes = input.array();
        int count = input.count();
        input.expect(count <= input.remaining() / Integer.BYTES, "truncated chunk");
        this.ends = input.skip(count * Integer.BYTES);
        this.contents = input.position();
        this.limit = contents + input.remaining();
        this.strings = new LuaString[count];
        this.names = new String[count];
    }

    synchronized LuaString string(int number) {
        check(number);
        LuaString known = strings[number];
        if (known == null) {
            known = LuaString.intern(Arrays.copyOfRange(bytes, start(number), end(number)));
            strings[number] = known;
        }
        return known;
    }

    synchronized String name(int number) {
        check(number);
        String known = names[number];
        if (known == null) {
            known = SourceText.decode(bytes, start(number), end(number));
            names[number] = known;
        }
        return known;
    }

    private void check(int number) {
        if (number >= strings.length || start(number) > end(number)) {
            throw input.corrupted();
        }
    }

    private int start(int number) {
        return number == 0 ? contents : end(number - 1);
    }

    private int end(int number) {
        int from = ends + number * Integer.BYTES;
        int end = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            end |= (bytes[from + i] & 0xff) << Byte.SIZE * i;
        }
        if (end < 0 || end > limit - contents) {
            throw input.corrupted();
        }
        return contents + end;
    }
}
