package dev.flua.language.limits;

import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.frame.FrameInstance;
import com.oracle.truffle.api.frame.FrameInstance.FrameAccess;
import com.oracle.truffle.api.frame.FrameSlotKind;
import com.oracle.truffle.api.source.Source;
import dev.flua.language.LuaContext;
import dev.flua.language.runtime.LuaCoroutine;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * How many bytes the values take that a program can still reach: from its globals, from the variables of the functions that are
 * active, and from its coroutines. Operands of expressions that are not finished are not seen.
 */
public final class LiveSize {
    /** A Java object's header and a few fields. */
    public static final int OBJECT_BYTES = 32;

    /** An array's header. */
    public static final int ARRAY_BYTES = 16;

    /** A reference, a long or a double. */
    public static final int SLOT_BYTES = 8;

    /** A call on the stack, without its variables. */
    private static final int CALL_BYTES = 200;

    private final long enough;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final ArrayDeque<Measured> pending = new ArrayDeque<>();
    private long bytes;

    private LiveSize(long enough) {
        this.enough = enough;
    }

    /**
     * Measures the program of {@code context}, which must be the current one.
     *
     * @param enough where to stop counting
     */
    static long of(LuaContext context, long enough) {
        LiveSize size = new LiveSize(enough);
        context.measure(size);
        Truffle.getRuntime().iterateFrames(size::addFrame);
        size.run();
        return size.bytes;
    }

    /** A value that the program reaches; those that are no objects of their own do not count. */
    public void add(Object value) {
        if (value instanceof Measured measured) {
            if (seen.add(measured)) {
                pending.add(measured);
            }
        } else if (value instanceof Object[] values) {
            addAll(values);
        } else if (value instanceof Long || value instanceof Double) {
            bytes += ARRAY_BYTES;
        }
    }

    /** An array and the values in it. */
    public void addAll(Object[] values) {
        if (seen.add(values)) {
            bytes += ARRAY_BYTES + (long) SLOT_BYTES * values.length;
            for (Object value : values) {
                if (value != null) {
                    add(value);
                }
            }
        }
    }

    /** A function's code, which many functions share. */
    public void addCode(Source source) {
        if (seen.add(source)) {
            bytes += (long) LimitGuard.CODE_BYTES * source.getLength();
        }
    }

    private void run() {
        for (Measured next = pending.poll(); next != null && bytes <= enough; next = pending.poll()) {
            long own = next.measure(this); // which counts as well
            bytes += own;
        }
    }

    /** The variables of the functions that are active in the coroutine on whose stack this runs. */
    public void addFrames() {
        Truffle.getRuntime().iterateFrames(instance -> {
            var _ = addFrame(instance);
            return LuaCoroutine.isBottom(instance.getCallTarget()) ? instance : null;
        });
    }

    private Object addFrame(FrameInstance instance) {
        Frame frame = instance.getFrame(FrameAccess.READ_ONLY);
        if (frame == null) {
            return null;
        }
        bytes += CALL_BYTES;
        Object[] arguments = frame.getArguments();
        addAll(arguments);
        byte object = FrameSlotKind.Object.tag;
        int slots = frame.getFrameDescriptor().getNumberOfSlots();
        for (int i = 0; i < slots; i++) {
            if (frame.getTag(i) == object) {
                add(frame.getObject(i));
            }
        }
        return null;
    }
}
