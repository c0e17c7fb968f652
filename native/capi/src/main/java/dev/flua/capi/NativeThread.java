package dev.flua.capi;

import static dev.flua.capi.StateLayout.SLOT_BYTES;

import dev.flua.language.runtime.LightUserdata;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaObject;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Values;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.coroutine.NativeStack;
import dev.flua.language.runtime.stack.Errors;
import dev.flua.language.runtime.table.LuaTable;
import java.util.Arrays;

/**
 * A {@code lua_State}: the stack of values that C code has of one coroutine, and the objects that are on it. Slots are in memory
 * that C code works on by itself. A slot with an object has its index in a list; the list shrinks when the function ends for which
 * objects were added, and before it grows what no slot refers to any more is thrown out of it.
 */
final class NativeThread implements NativeStack {
    /** The reference's LUAI_MAXSTACK. */
    private static final int MAX_STACK = 1_000_000;

    /** What error messages and the like may use beyond it. */
    private static final int EXTRA_STACK = 200;

    /** Slots that each C function can use (LUA_MINSTACK). */
    private static final int MIN_STACK = 20;

    private static final int FIRST_STACK = 64;

    /** Always the same: what no object is, and the registry. */
    private static final int REGISTRY_ID = 1;

    private static final int FIRST_ID = 2;

    private final CProgram program;
    private final LuaCoroutine coroutine;
    private final Blocks.Block memory;
    private final long state;
    private final long number;
    private Blocks.Block stack;
    private int capacity;
    private Object[] objects = new Object[32];
    private int objectCount = FIRST_ID;
    private Activation activation;

    /**
     * @param coroutine null for one that is about to be made of this
     */
    NativeThread(CProgram program, LuaCoroutine coroutine, long number, NativeThread parent) {
        this.program = program;
        this.coroutine = coroutine == null ? new LuaCoroutine(this) : coroutine;
        this.number = number;
        memory = program.blocks().allocate(StateLayout.EXTRA_SPACE + StateLayout.BYTES);
        state = memory.address() + StateLayout.EXTRA_SPACE;
        stack = program.blocks().allocate(FIRST_STACK * SLOT_BYTES);
        capacity = FIRST_STACK;
        put(StateLayout.THREAD, number);
        put(StateLayout.PROGRAM, program.address());
        put(StateLayout.IS_MAIN, this.coroutine.isMain() ? 1 : 0);
        objects[REGISTRY_ID] = program.context().registry();
        Memory.putInt(state + StateLayout.REGISTRY, StateLayout.TABLE);
        Memory.putInt(state + StateLayout.REGISTRY + StateLayout.SLOT_ID, REGISTRY_ID);
        putStack(0, 0);
        if (parent != null) {
            Memory.copy(
                    parent.state - StateLayout.EXTRA_SPACE, state - StateLayout.EXTRA_SPACE, StateLayout.EXTRA_SPACE);
        }
        activation = new Activation(null, null, 0, FIRST_ID, this.coroutine.isMain());
        this.coroutine.setNativeStack(this);
    }

    private void putStack(int base, int top) {
        put(StateLayout.STACK, stack.address());
        put(StateLayout.BASE, slot(base));
        put(StateLayout.TOP, slot(top));
        put(StateLayout.END, slot(capacity));
    }

    CProgram program() {
        return program;
    }

    LuaCoroutine coroutine() {
        return coroutine;
    }

    /** The address of the {@code lua_State}. */
    long state() {
        return state;
    }

    long number() {
        return number;
    }

    Activation activation() {
        return activation;
    }

    long get(long field) {
        return Memory.getLong(state + field);
    }

    void put(long field, long value) {
        Memory.putLong(state + field, value);
    }

    private long slot(int index) {
        return stack.address() + index * SLOT_BYTES;
    }

    /** How many values are on the stack, those of all activations. */
    int size() {
        return (int) ((get(StateLayout.TOP) - stack.address()) / SLOT_BYTES);
    }

    private void setSize(int size) {
        put(StateLayout.TOP, slot(size));
    }

    /** How many values the running function has. */
    int height() {
        return size() - activation.base();
    }

    /** The address of the slot with an index from 1 of the running function. */
    long slotAt(long index) {
        return slot(activation.base() + (int) index - 1);
    }

    /** The address of a slot below the top: 1 is the topmost. */
    long fromTop(int distance) {
        return get(StateLayout.TOP) - distance * SLOT_BYTES;
    }

    /** Makes room for further slots. */
    void reserve(int count) {
        int size = size();
        if (capacity - size >= count) {
            return;
        }
        if (count > MAX_STACK + EXTRA_STACK - size) {
            throw Errors.inBuiltin(null, "stack overflow");
        }
        int base = (int) ((get(StateLayout.BASE) - stack.address()) / SLOT_BYTES);
        Blocks.Block before = stack;
        capacity = Math.max(2 * capacity, size + count);
        stack = program.blocks().allocate(capacity * SLOT_BYTES);
        Memory.copy(before.address(), stack.address(), size * SLOT_BYTES);
        putStack(base, size);
    }

    /** The value in a slot. */
    Object read(long slot) {
        return switch (Memory.getInt(slot)) {
            case StateLayout.BOOLEAN -> Memory.getLong(slot + StateLayout.SLOT_VALUE) != 0;
            case StateLayout.INTEGER -> Memory.getLong(slot + StateLayout.SLOT_VALUE);
            case StateLayout.FLOAT -> Memory.getDouble(slot + StateLayout.SLOT_VALUE);
            case StateLayout.NIL, StateLayout.NONE -> LuaNil.NIL;
            case StateLayout.LIGHT_USERDATA -> {
                int id = Memory.getInt(slot + StateLayout.SLOT_ID);
                yield id == 0 ? program.lightUserdata(Memory.getLong(slot + StateLayout.SLOT_VALUE)) : objects[id];
            }
            default -> objects[Memory.getInt(slot + StateLayout.SLOT_ID)];
        };
    }

    /** Puts a value into a slot. */
    void write(long slot, Object value) {
        switch (value) {
            case Long integer -> {
                Memory.putInt(slot, StateLayout.INTEGER);
                Memory.putLong(slot + StateLayout.SLOT_VALUE, integer);
            }
            case LuaString string -> writeObject(slot, StateLayout.STRING, string, string.address());
            case LuaTable table -> writeObject(slot, StateLayout.TABLE, table, 0);
            case LuaNil nil -> Memory.putInt(slot, StateLayout.NIL);
            case CUserdata userdata -> writeObject(slot, StateLayout.USERDATA, userdata, userdata.address());
            case Double number -> {
                Memory.putInt(slot, StateLayout.FLOAT);
                Memory.putDouble(slot + StateLayout.SLOT_VALUE, number);
            }
            case Boolean bool -> {
                Memory.putInt(slot, StateLayout.BOOLEAN);
                Memory.putLong(slot + StateLayout.SLOT_VALUE, bool ? 1 : 0);
            }
            case LuaFunction function -> writeFunction(slot, function);
            case LuaCoroutine thread -> writeObject(slot, StateLayout.THREAD_TYPE, thread, 0);
            case CPointer pointer -> {
                Memory.putInt(slot, StateLayout.LIGHT_USERDATA);
                Memory.putInt(slot + StateLayout.SLOT_ID, 0);
                Memory.putLong(slot + StateLayout.SLOT_VALUE, pointer.address());
            }
            case LuaObject object ->
                writeObject(
                        slot,
                        object instanceof LightUserdata
                                ? StateLayout.LIGHT_USERDATA
                                : StateLayout.USERDATA,
                        object,
                        program.addressOf(object));
            default -> writeObject(slot, StateLayout.USERDATA, value, 0); // another language's
        }
    }

    private void writeFunction(long slot, LuaFunction function) {
        CFunctionRootNode root = CFunctionRootNode.of(function);
        boolean isLua = root == null && !CFunctionRootNode.isLibrary(function);
        writeObject(
                slot,
                isLua ? StateLayout.FUNCTION : StateLayout.C_FUNCTION,
                function,
                root == null ? 0 : root.address());
    }

    private void writeObject(long slot, int tag, Object object, long value) {
        if (objectCount == objects.length) {
            makeRoomForObjects();
        }
        objects[objectCount] = object;
        Memory.putInt(slot, tag);
        Memory.putInt(slot + StateLayout.SLOT_ID, objectCount++);
        Memory.putLong(slot + StateLayout.SLOT_VALUE, value);
    }

    /** Throws out what slots of the running function do not refer to any more; grows where that is not much. */
    private void makeRoomForObjects() {
        int first = activation.firstObject();
        int[] moved = new int[objectCount - first];
        int count = first;
        for (long slot = get(StateLayout.BASE); slot < get(StateLayout.TOP); slot += SLOT_BYTES) {
            count = keep(slot, first, moved, count);
        }
        for (int i = 0; i < 2; i++) {
            count = keep(state + StateLayout.SCRATCH + i * SLOT_BYTES, first, moved, count);
        }
        Object[] kept = new Object[count > objects.length / 2 ? 2 * objects.length : objects.length];
        System.arraycopy(objects, 0, kept, 0, first);
        for (int i = 0; i < moved.length; i++) {
            if (moved[i] != 0) {
                kept[moved[i]] = objects[first + i];
            }
        }
        objects = kept;
        objectCount = count;
    }

    /**
     * Gives the object in a slot, if it is one of the running function's, a new index.
     *
     * @param moved the new index of each object, 0 where it has none yet
     * @param count the next one
     */
    private int keep(long slot, int first, int[] moved, int count) {
        int id = objectIn(slot);
        if (id < first) {
            return count;
        }
        int next = count;
        if (moved[id - first] == 0) {
            moved[id - first] = next++;
        }
        Memory.putInt(slot + StateLayout.SLOT_ID, moved[id - first]);
        return next;
    }

    /** The index of the object in a slot, 0 if there is none. */
    private int objectIn(long slot) {
        int tag = Memory.getInt(slot);
        int type = tag & StateLayout.TYPE_MASK;
        int id = Memory.getInt(slot + StateLayout.SLOT_ID);
        boolean isObject =
                type >= StateLayout.STRING && type <= StateLayout.THREAD_TYPE || type == StateLayout.LIGHT_USERDATA;
        return tag != StateLayout.NONE && isObject && id < objectCount ? id : 0;
    }

    /** Lets the collector have what C code has dropped. */
    void forgetUnused() {
        boolean[] used = new boolean[objectCount];
        used[REGISTRY_ID] = true;
        for (long slot = stack.address(); slot < get(StateLayout.TOP); slot += SLOT_BYTES) {
            used[objectIn(slot)] = true;
        }
        for (int i = 0; i < 2; i++) {
            used[objectIn(state + StateLayout.SCRATCH + i * SLOT_BYTES)] = true;
        }
        for (int i = FIRST_ID; i < objectCount; i++) {
            if (!used[i]) {
                objects[i] = null;
            }
        }
    }

    void push(Object value) {
        reserve(1);
        long top = get(StateLayout.TOP);
        write(top, value);
        put(StateLayout.TOP, top + SLOT_BYTES);
    }

    /** Puts a value in the place of the topmost. */
    void replaceTop(Object value) {
        write(fromTop(1), value);
    }

    /** The value so far below the top: 1 is the topmost. */
    Object peek(int distance) {
        return read(fromTop(distance));
    }

    Object pop() {
        Object value = peek(1);
        drop(1);
        return value;
    }

    void drop(int count) {
        put(StateLayout.TOP, fromTop(count));
    }

    /** Takes values off the top, in their order; as many as there are. */
    Object[] take(long count) {
        Object[] values = new Object[Math.clamp(count, 0, height())];
        long slot = fromTop(values.length);
        put(StateLayout.TOP, slot);
        for (int i = 0; i < values.length; i++) {
            values[i] = read(slot + i * SLOT_BYTES);
        }
        return values;
    }

    /**
     * Pushes results.
     *
     * @param results as {@link Values}
     * @param wanted how many, negative for all
     */
    void pushResults(Object results, long wanted) {
        if (wanted == 1) {
            push(Values.first(results));
            return;
        }
        Object[] values = Values.all(results);
        int count = wanted < 0 ? values.length : (int) wanted;
        reserve(count);
        for (int i = 0; i < count; i++) {
            push(Values.at(values, i));
        }
    }

    /** Begins an activation of a C function. */
    Activation enter(LuaFunction function, Object[] frameArguments) {
        int base = size();
        boolean yieldable = coroutine.isYieldable();
        Activation entered = new Activation(activation, function, base, objectCount, yieldable);
        int arguments = frameArguments.length - 1;
        reserve(arguments + MIN_STACK);
        activation = entered;
        put(StateLayout.BASE, slot(base));
        put(StateLayout.YIELDABLE, yieldable ? 1 : 0);
        put(StateLayout.PENDING_CLOSE, 0);
        long slot = slot(base);
        for (int i = 1; i <= arguments; i++) {
            write(slot, frameArguments[i]);
            slot += SLOT_BYTES;
            put(StateLayout.TOP, slot);
        }
        return entered;
    }

    /** Ends an activation, and those that it has not ended itself. */
    void leave(Activation ended) {
        activation = ended.outer();
        setSize(ended.base());
        put(StateLayout.BASE, slot(activation.base()));
        put(StateLayout.YIELDABLE, activation.isYieldable() ? 1 : 0);
        put(StateLayout.PENDING_CLOSE, activation.pendingClose());
        Arrays.fill(objects, ended.firstObject(), objectCount, null);
        objectCount = ended.firstObject();
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public Object[] takeCall(Object[] furtherArguments) {
        Object[] own = take(size());
        Object[] call = Arrays.copyOf(own, own.length + furtherArguments.length);
        System.arraycopy(furtherArguments, 0, call, own.length, furtherArguments.length);
        return call;
    }
}
