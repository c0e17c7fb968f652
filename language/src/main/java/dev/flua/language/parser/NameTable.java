package dev.flua.language.parser;

/** The identifiers of a chunk, each made once, found without making a string of the characters first. */
final class NameTable {
    /** A power of two; short chunks have few names. */
    private static final int INITIAL_LENGTH = 16;

    private Name[] names = new Name[INITIAL_LENGTH];
    private int size;

    /** The name that consists of the characters {@code source[from..to)}, which are ASCII. */
    Name get(String source, int from, int to) {
        int mask = names.length - 1;
        int slot = hash(source, from, to) & mask;
        while (names[slot] != null) {
            String known = names[slot].text();
            if (known.length() == to - from && source.startsWith(known, from)) {
                return names[slot];
            }
            slot = (slot + 1) & mask;
        }
        String text = source.substring(from, to);
        Name name = new Name(text);
        names[slot] = name;
        if (++size > names.length / 2) {
            grow();
        }
        return name;
    }

    private void grow() {
        Name[] old = names;
        names = new Name[old.length * 2];
        int mask = names.length - 1;
        for (Name name : old) {
            if (name != null) {
                int slot = hash(name.text(), 0, name.text().length()) & mask;
                while (names[slot] != null) {
                    slot = (slot + 1) & mask;
                }
                names[slot] = name;
            }
        }
    }

    private static int hash(String source, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + source.charAt(i);
        }
        return hash ^ (hash >>> 15);
    }
}
