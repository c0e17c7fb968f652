package dev.flua.language.runtime.memory;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.nodes.RootNode;
import dev.flua.language.runtime.Allocation;
import dev.flua.language.runtime.Cell;
import dev.flua.language.runtime.HeapVisitor;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.LuaUserdata;
import dev.flua.language.runtime.ProgramState;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.stack.StackReader;
import dev.flua.language.runtime.stack.StackRoot;
import dev.flua.language.runtime.table.Ephemeron;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.language.runtime.table.WeakKey;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The memory of a program's values: of all that can be reached from its globals, its registry and the variables of its active
 * functions. The virtual machine's heap has nodes, profiles and the compiler's data besides, which come and go.
 */
public final class HeapSurvey implements HeapVisitor {
    /** More objects than these would take too long. */
    private static final int MAX_OBJECTS = 300_000;

    private static final int HEADER = 16;
    private static final int REFERENCE = 4;
    private static final int FUNCTION = 24;
    private static final int CELL = 16;
    private static final int BOXED_NUMBER = 16;
    private static final int STRING = 24;
    private static final int COROUTINE = 512;
    private static final int USERDATA = 64;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final ArrayDeque<Object> pending = new ArrayDeque<>();
    private long bytes;

    private final int maxObjects;
    private final long maxBytes;
    private final boolean countsCode;

    private HeapSurvey(int maxObjects, long maxBytes, boolean countsCode) {
        this.maxObjects = maxObjects;
        this.maxBytes = maxBytes;
        this.countsCode = countsCode;
    }

    /** Bytes of a program's values, as the virtual machine lays them out; -1 where there are too many to count them. */
    @TruffleBoundary
    public static long bytes(ProgramState context) {
        HeapSurvey survey = new HeapSurvey(MAX_OBJECTS, Long.MAX_VALUE, false);
        return survey.completed(context) ? survey.bytes : -1;
    }

    /** The same, and the code of functions; something above {@code enough} where it is more than that, without counting further. */
    @TruffleBoundary
    public static long bytes(ProgramState context, long enough) {
        HeapSurvey survey = new HeapSurvey(Integer.MAX_VALUE, enough, true);
        var _ = survey.completed(context);
        return survey.bytes;
    }

    /** Does something for each table of the program. */
    @TruffleBoundary
    public static void forEachTable(ProgramState context, Consumer<LuaTable> action) {
        HeapSurvey survey = new HeapSurvey(Integer.MAX_VALUE, Long.MAX_VALUE, false);
        var _ = survey.completed(context);
        for (Object value : survey.seen) {
            if (value instanceof LuaTable table) {
                action.accept(table);
            }
        }
    }

    /** The code of a function, which many functions share. */
    private void addCode(RootNode function) {
        if (function instanceof StackRoot root && root.source() != null && seen.add(root.source())) {
            addBytes((long) Allocation.CODE_BYTES * root.source().getLength());
        }
    }

    @Override
    public void add(Object value) {
        if (value instanceof Long || value instanceof Double) {
            bytes += BOXED_NUMBER;
        } else if (value != null && value != LuaNil.NIL && !(value instanceof Boolean) && seen.add(value)) {
            pending.add(value);
        }
    }

    @Override
    public void addArray(Object[] elements) {
        addReferences(elements.length);
        for (Object element : elements) {
            add(element);
        }
    }

    @Override
    public void addReferences(int count) {
        addBytes(count == 0 ? 0 : HEADER + (long) REFERENCE * count);
    }

    @Override
    public void addBytes(long count) {
        bytes += count;
    }

    private boolean completed(ProgramState context) {
        context.forEachRoot(this::add);
        StackReader.forEachValue(false, this::add);
        while (!pending.isEmpty()) {
            if (seen.size() > maxObjects || bytes > maxBytes) {
                return false;
            }
            addParts(pending.pop());
        }
        return true;
    }

    private void addParts(Object value) {
        if (value instanceof WeakKey key) {
            for (Ephemeron e = key.ephemerons(); e != null; e = e.next()) {
                add(e.value());
            }
        }
        switch (value) {
            case LuaTable table -> table.describeTo(this);
            case LuaString string -> {
                addBytes(STRING);
                string.describeTo(this);
            }
            case LuaFunction function -> {
                addBytes(FUNCTION);
                addReferences(function.upvalues().length);
                for (Cell cell : function.upvalues()) {
                    add(cell);
                }
                if (countsCode && function.code().isMade()) {
                    addCode(function.callTarget().getRootNode());
                }
            }
            case Cell cell -> {
                addBytes(CELL);
                add(cell.get());
            }
            case LuaCoroutine coroutine -> {
                addBytes(COROUTINE);
                // Between two steps of the program, which is where limits are looked at, no other thread can be waited
                // for.
                if (!countsCode || !LuaCoroutine.usesThreads()) {
                    coroutine.inspect(() -> StackReader.forEachValue(true, this::add));
                }
            }
            case Object[] values -> addArray(values);
            case LuaUserdata userdata -> {
                addBytes(USERDATA);
                add(userdata.metatable());
            }
            default -> {
                // An object of another language.
            }
        }
    }
}
