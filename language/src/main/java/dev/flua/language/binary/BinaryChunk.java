package dev.flua.language.binary;

import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.api.source.SourceSection;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.nodes.LuaRootNode;
import dev.flua.language.parser.ChunkParser;
import dev.flua.language.parser.FunctionTree;
import dev.flua.language.parser.LocalVariable;
import dev.flua.language.parser.LuaSyntaxException;
import dev.flua.language.runtime.stack.FunctionInfo;
import dev.flua.language.runtime.text.ChunkName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * A function without its surroundings in binary form, as {@code string.dump} writes it: not its text, but what the parser has made of
 * it. What is inside a function is read when it is called first. docs/binary-chunks.md describes the bytes.
 */
public final class BinaryChunk {
    /** The first byte of every binary chunk, with which no text begins (LUA_SIGNATURE). */
    public static final byte MARK = 0x1b;

    /** Counts the versions of the format. */
    public static final int VERSION = BinaryFormat.FLUA_MARK[BinaryFormat.FLUA_MARK.length - 1];

    private static final String STRIPPED_NAME = "=?";

    /** The chunks that the functions of sources without text come from. */
    private static final Map<Source, BinaryChunk> LOADED = Collections.synchronizedMap(new WeakHashMap<>());

    private final String name;
    private final boolean stripped;
    private final List<FunctionTree.Upvalue> upvalues;
    private final int lineDefined;
    private final int length;
    private final Input lines;
    private final StringTable strings;
    private final Input code;

    private BinaryChunk(Input in) {
        int upvalueCount = readHeader(in);
        int flags = in.get();
        in.expect(flags <= BinaryFormat.STRIPPED, "corrupted chunk");
        stripped = flags == BinaryFormat.STRIPPED;
        name = stripped ? STRIPPED_NAME : in.text();
        upvalues = new ArrayList<>();
        for (int i = 0; i < upvalueCount; i++) {
            String upvalue = stripped ? "" : in.text();
            LocalVariable variable = new LocalVariable(upvalue, null, LocalVariable.Attribute.REGULAR);
            upvalues.add(new FunctionTree.Upvalue(upvalue, variable, -1));
        }
        lineDefined = in.size();
        length = in.size();
        in.expect(length <= BinaryFormat.MAX_TEXT, "text too long");
        lines = in.part();
        Input table = in.part();
        code = in.part();
        in.checksum();
        strings = new StringTable(table);
    }

    /** Reads as far as the reference's format goes, and the mark of ours: the number of upvalues. */
    private static int readHeader(Input in) {
        in.literal(BinaryFormat.SIGNATURE, "not a binary chunk");
        in.expect(in.get() == BinaryFormat.VERSION, "version mismatch");
        in.expect(in.get() == BinaryFormat.FORMAT, "format mismatch");
        in.literal(BinaryFormat.DATA, "corrupted chunk");
        in.expect(in.get() == BinaryFormat.INSTRUCTION_SIZE, "Instruction size mismatch");
        in.expect(in.get() == Long.BYTES, "lua_Integer size mismatch");
        in.expect(in.get() == Double.BYTES, "lua_Number size mismatch");
        in.expect(in.fixed(Long.BYTES) == BinaryFormat.INTEGER_SAMPLE, "integer format mismatch");
        in.expect(
                in.fixed(Double.BYTES) == Double.doubleToRawLongBits(BinaryFormat.NUMBER_SAMPLE),
                "float format mismatch");
        int upvalueCount = in.get();
        in.literal(BinaryFormat.FLUA_MARK, "not made by this version of flua");
        return upvalueCount;
    }

    /**
     * Reads a chunk, but for what is inside its function.
     *
     * @param chunkName names the bytes in messages, see {@link ChunkName}
     * @throws LuaSyntaxException if they are no binary chunk
     */
    public static BinaryChunk read(byte[] bytes, String chunkName) {
        return read(bytes, 0, bytes.length, chunkName);
    }

    /** The same for {@code bytes[from..to)}, which the caller must not change any more. */
    public static BinaryChunk read(byte[] bytes, int from, int to, String chunkName) {
        return new BinaryChunk(new Input(bytes, from, to, chunkName));
    }

    /**
     * Writes a main chunk.
     *
     * @param text that it was parsed from
     * @param chunkName with its mark {@code @} or {@code =}
     * @param strip whether to leave out lines and names
     */
    public static byte[] write(FunctionTree main, CharSequence text, String chunkName, boolean strip) {
        return write(main, text.length(), LineTable.of(text), chunkName, strip);
    }

    static byte[] write(FunctionTree function, int length, byte[] lines, String chunkName, boolean strip) {
        Output out = new Output();
        out.literal(BinaryFormat.SIGNATURE);
        out.write(BinaryFormat.VERSION);
        out.write(BinaryFormat.FORMAT);
        out.literal(BinaryFormat.DATA);
        out.write(BinaryFormat.INSTRUCTION_SIZE);
        out.write(Long.BYTES);
        out.write(Double.BYTES);
        out.fixed(BinaryFormat.INTEGER_SAMPLE, Long.BYTES);
        out.fixed(Double.doubleToRawLongBits(BinaryFormat.NUMBER_SAMPLE), Double.BYTES);
        out.write(function.upvalues().size());
        out.literal(BinaryFormat.FLUA_MARK);
        out.write(strip ? BinaryFormat.STRIPPED : 0);
        if (!strip) {
            out.text(chunkName);
            function.upvalues().forEach(upvalue -> out.text(upvalue.name()));
        }
        out.size(function.lineDefined());
        out.size(length);
        out.part(strip ? new byte[0] : lines);
        StringPool strings = new StringPool();
        byte[] code = FunctionWriter.write(strings, strip, function);
        out.part(strings.toBytes());
        out.part(code);
        out.checksum();
        return out.toBytes();
    }

    /**
     * Writes a function of a running program ({@code string.dump}).
     *
     * @param strip whether to leave out lines and names
     */
    public static byte[] dump(LuaRootNode root, boolean strip) {
        FunctionInfo info = root.info();
        boolean stripped = strip || info.stripped();
        SourceSection section = root.getSourceSection();
        BinaryChunk origin = LOADED.get(root.source());
        if (origin != null) {
            FunctionTree function = origin.find(section.getCharIndex());
            return write(function, origin.length, origin.lines.rest(), info.chunkName(), stripped);
        }
        // The tree is gone, but the text is there: on the lines on which it was.
        String text = "\n".repeat(section.getStartLine() - 1) + section.getCharacters();
        String displayName = ChunkName.display(info.chunkName());
        FunctionTree function = info.isMain()
                ? ChunkParser.parse(text, displayName)
                : ChunkParser.parseFunction(
                        text, displayName, info.upvalueNames(), info.constants(), info.lineDefined());
        return write(function, text.length(), LineTable.of(text), info.chunkName(), stripped);
    }

    /** The function that begins at a character offset. */
    private FunctionTree find(int start) {
        FunctionTree function = function(false);
        FunctionReader reader = new FunctionReader(this, code.again(), upvalues, false);
        while (function.start() != start) {
            reader.read();
            FunctionReader.Inner next = reader.inner().stream()
                    .filter(inner -> inner.function().start() <= start
                            && start < inner.function().end())
                    .findFirst()
                    .orElseThrow(code::corrupted);
            function = next.function().function();
            reader = new FunctionReader(this, next.code().again(), function.upvalues(), false);
        }
        return function;
    }

    /** Name of the chunk, with its mark. */
    public String name() {
        return name;
    }

    /** Whether the function does not know its lines and the names of its variables. */
    public boolean isStripped() {
        return stripped;
    }

    /** Whether the function is a chunk, whose only upvalue is {@code _ENV}. */
    public boolean isMain() {
        return lineDefined == 0 && upvalues.size() == 1;
    }

    public int upvalueCount() {
        return upvalues.size();
    }

    /** Characters of the text that the chunk was made of. */
    int length() {
        return length;
    }

    /** See {@link BlankText}. */
    CharSequence text() {
        return new BlankText(length, lines);
    }

    StringTable strings() {
        return strings;
    }

    /**
     * The function.
     *
     * @param whole whether to read all that is inside it now, which throws {@link LuaSyntaxException} where it is no function; else
     *     functions are read when they are needed, and so is what may be thrown
     */
    public FunctionTree function(boolean whole) {
        return function(lineDefined, upvalues, code, whole);
    }

    FunctionTree function(int line, List<FunctionTree.Upvalue> captured, Input bytes, boolean whole) {
        FunctionTree function =
                new FunctionTree(line, captured, () -> new FunctionReader(this, bytes.again(), captured, whole).read());
        if (whole) {
            function.body();
        }
        return function;
    }

    /**
     * What the function has for a source: it knows lines, but has no text.
     *
     * @param displayName of the chunk, see {@link ChunkName}
     */
    public Source source(String displayName) {
        Source source = Source.newBuilder(LuaEngine.ID, text(), displayName)
                .cached(false)
                .build();
        LOADED.put(source, this);
        return source;
    }

    /**
     * A binary chunk that cannot be read.
     *
     * @param chunkName with its mark, see {@link ChunkName}; or the chunk itself
     */
    static LuaSyntaxException bad(String chunkName, String why) {
        String shown =
                switch (chunkName.isEmpty() ? 0 : chunkName.charAt(0)) {
                    case '=', '@' -> chunkName.substring(1);
                    case MARK -> "binary string";
                    default -> chunkName;
                };
        return new LuaSyntaxException(shown + ": bad binary format (" + why + ")");
    }
}
