package dev.flua.aot;

import dev.flua.language.compile.CompiledProgram;
import dev.flua.language.runtime.text.SourceText;
import dev.flua.stdlib.io.EmbeddedFiles;
import dev.flua.stdlib.process.LuaText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.graalvm.nativeimage.IsolateThread;
import org.graalvm.nativeimage.ProcessProperties;
import org.graalvm.nativeimage.UnmanagedMemory;
import org.graalvm.nativeimage.c.function.CEntryPoint;
import org.graalvm.nativeimage.c.function.CEntryPointLiteral;
import org.graalvm.nativeimage.c.function.CFunctionPointer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.word.Pointer;
import org.graalvm.word.WordFactory;

/**
 * The C functions of a shared library that {@code flua compile --shared} has made; {@link LibraryHeader} declares them. Each
 * instance is an isolate of its own: a heap, a Lua state, and the one thread that created it.
 */
final class LibraryEntryPoints {
    /** At image build, the names of the exported functions in the order of their indexes, none in a runtime; null for an executable. */
    private static final String NAMES = System.getProperty("flua.exports");

    static final String SEPARATOR = ",";

    /** An address in the library, from which the system knows its file. */
    private static final CEntryPointLiteral<CFunctionPointer> START =
            NAMES == null ? null : CEntryPointLiteral.create(LibraryEntryPoints.class, "start", IsolateThread.class);

    /** The name, in the list of chunks, of {@code library.lua}, which runs the script. */
    static final String FRAME = "=library";

    /** What a call returns instead of a number of results. */
    private static final int FAILED = -1;

    // The layout of the C structure: type at 0, value at 8, length of a string at 16.
    private static final int VALUE_OFFSET = 8;
    private static final int LENGTH_OFFSET = 16;
    private static final int VALUE_BYTES = 24;

    private static final int NIL = 0;
    private static final int BOOLEAN = 1;
    private static final int INTEGER = 2;
    private static final int NUMBER = 3;
    private static final int STRING = 4;
    private static final int OTHER = 5;

    private static Context context;
    private static Value caller;
    private static Value[] functions;
    /** Addresses of the strings in the last results, which are freed at the next call. A list cannot hold pointers. */
    private static final List<Long> lastStrings = new ArrayList<>();

    private static Pointer message;

    private LibraryEntryPoints() {}

    /** Only libraries have these functions. */
    static final class InLibrary implements BooleanSupplier {
        @Override
        public boolean getAsBoolean() {
            return NAMES != null;
        }
    }

    @CEntryPoint(name = "flua_create", builtin = CEntryPoint.Builtin.CREATE_ISOLATE, include = InLibrary.class)
    static native IsolateThread create();

    @CEntryPoint(name = "flua_destroy", builtin = CEntryPoint.Builtin.TEAR_DOWN_ISOLATE, include = InLibrary.class)
    static native int destroy(IsolateThread thread);

    /** Runs the script, and finds the functions in the table that it returns; 0 if all went well. */
    @CEntryPoint(name = "flua_start", include = InLibrary.class)
    @SuppressWarnings("unused")
    static int start(IsolateThread thread) {
        try {
            Path file = Path.of(ProcessProperties.getObjectFile(START));
            EmbeddedFiles.set(new AppendedFiles(file));
            if (CompiledProgram.isRuntime()) {
                CompiledProgram.add(AppendedProgram.read(file));
            }
            context = ProgramContext.newBuilder().build();
            Value script = context.parse(Source.newBuilder("lua", "", FRAME).buildLiteral())
                    .execute();
            caller = script.getArrayElement(0);
            Value table = script.getArrayElement(1);
            String[] names = (CompiledProgram.isRuntime() ? AppendedProgram.exports(file) : NAMES).split(SEPARATOR);
            functions = new Value[names.length];
            for (int i = 0; i < names.length; i++) {
                functions[i] = table.hasMembers() ? table.getMember(names[i]) : null;
            }
            return 0;
        } catch (PolyglotException | AppendedProgram.MissingProgramException e) {
            return fail(e.getMessage());
        }
    }

    /** Ends the Lua state: its pending finalizers run, its files are closed. */
    @CEntryPoint(name = "flua_stop", include = InLibrary.class)
    @SuppressWarnings("unused")
    static void stop(IsolateThread thread) {
        try {
            context.close();
        } catch (PolyglotException e) {
            fail(e.getMessage()); // nobody is left to ask for it
        }
    }

    /**
     * Calls a function.
     *
     * @param index its place among the exported ones
     * @param arguments an array of {@code count} values
     * @param results room for {@code limit} values
     * @return how many results there are, of which the first {@code limit} are in {@code results}; negative after an error
     */
    @CEntryPoint(name = "flua_call", include = InLibrary.class)
    @SuppressWarnings("unused")
    static int call(IsolateThread thread, int index, Pointer arguments, int count, Pointer results, int limit) {
        freeStrings();
        if (index < 0 || index >= functions.length || functions[index] == null || !functions[index].canExecute()) {
            return fail("the library has no such function");
        }
        try {
            Object[] values = new Object[count + 1];
            values[0] = functions[index];
            for (int i = 0; i < count; i++) {
                values[i + 1] = read(arguments.add(i * VALUE_BYTES));
            }
            Value list = caller.execute(values);
            if (!list.hasArrayElements()) {
                return 0; // alone, the number of results
            }
            int size = list.getArrayElement(0).asInt();
            for (int i = 0; i < Math.min(size, limit); i++) {
                write(list.getArrayElement(i + 1L), results.add(i * VALUE_BYTES));
            }
            return size;
        } catch (PolyglotException | IllegalArgumentException e) {
            return fail(e.getMessage());
        }
    }

    private static Object read(Pointer value) {
        int type = value.readInt(0);
        return switch (type) {
            case NIL -> null;
            case BOOLEAN -> value.readLong(VALUE_OFFSET) != 0;
            case INTEGER -> value.readLong(VALUE_OFFSET);
            case NUMBER -> value.readDouble(VALUE_OFFSET);
            case STRING -> readString(value.readWord(VALUE_OFFSET), value.readLong(LENGTH_OFFSET));
            default -> throw new IllegalArgumentException("an argument has the unknown type " + type);
        };
    }

    private static String readString(Pointer start, long length) {
        byte[] bytes = new byte[Math.toIntExact(length)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = start.readByte(i);
        }
        return SourceText.decode(bytes);
    }

    private static void write(Value result, Pointer target) {
        target.writeLong(VALUE_OFFSET, 0);
        target.writeLong(LENGTH_OFFSET, 0);
        if (result.isNull()) {
            target.writeInt(0, NIL);
        } else if (result.isBoolean()) {
            target.writeInt(0, BOOLEAN);
            target.writeInt(VALUE_OFFSET, result.asBoolean() ? 1 : 0);
        } else if (result.isNumber()) {
            writeNumber(result, target);
        } else if (LuaText.is(result)) {
            byte[] bytes = SourceText.encode(LuaText.of(result));
            Pointer copy = cString(bytes);
            lastStrings.add(copy.rawValue());
            target.writeInt(0, STRING);
            target.writeWord(VALUE_OFFSET, copy);
            target.writeLong(LENGTH_OFFSET, bytes.length);
        } else {
            target.writeInt(0, OTHER);
        }
    }

    /** The float 1.0 fits into a long too, but is none. */
    private static void writeNumber(Value result, Pointer target) {
        Object number = result.as(Object.class);
        if (number instanceof Double || number instanceof Float) {
            target.writeInt(0, NUMBER);
            target.writeDouble(VALUE_OFFSET, result.asDouble());
        } else {
            target.writeInt(0, INTEGER);
            target.writeLong(VALUE_OFFSET, result.asLong());
        }
    }

    private static Pointer cString(byte[] bytes) {
        Pointer copy = UnmanagedMemory.malloc(WordFactory.unsigned(bytes.length + 1L));
        for (int i = 0; i < bytes.length; i++) {
            copy.writeByte(i, bytes[i]);
        }
        copy.writeByte(bytes.length, (byte) 0);
        return copy;
    }

    private static void freeStrings() {
        for (long address : lastStrings) {
            UnmanagedMemory.free(WordFactory.<Pointer>pointer(address));
        }
        lastStrings.clear();
    }

    private static int fail(String text) {
        if (message.isNonNull()) {
            UnmanagedMemory.free(message);
        }
        message = cString(SourceText.encode(String.valueOf(text)));
        return FAILED;
    }

    /** What went wrong last, as a C string that lives until the next error; null if nothing has. */
    @CEntryPoint(name = "flua_message", include = InLibrary.class)
    @SuppressWarnings("unused")
    static Pointer message(IsolateThread thread) {
        return message;
    }
}
