package dev.flua.language.binary;

import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.text.SourceText;
import java.util.LinkedHashMap;
import java.util.Map;

/** The strings and names of a chunk that is being written, each once. */
final class StringPool {
    private final Map<LuaString, Integer> numbers = new LinkedHashMap<>();

    int number(LuaString string) {
        return numbers.computeIfAbsent(string, _ -> numbers.size());
    }

    int number(String name) {
        return number(LuaString.of(SourceText.encode(name)));
    }

    /** How many there are, where each ends, all of their bytes. */
    byte[] toBytes() {
        Output output = new Output();
        output.size(numbers.size());
        int end = 0;
        for (LuaString string : numbers.keySet()) {
            end = Math.addExact(end, string.length());
            output.fixed(end, Integer.BYTES);
        }
        numbers.keySet().forEach(string -> output.literal(string.bytes()));
        return output.toBytes();
    }
}
