package dev.flua.language.runtime;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Numbers that tell objects apart where Lua programs expect addresses. An identity hash is not enough: two live objects can
 * share one.
 */
final class ObjectNumbers {
    private static final long FIRST = 0x5580_0000_0000L;
    private static final long STEP = 32;

    private static final Map<Object, Long> NUMBERS = Collections.synchronizedMap(new WeakHashMap<>());
    private static long next = FIRST;

    private ObjectNumbers() {}

    static synchronized long of(Object value) {
        Long known = NUMBERS.get(value);
        if (known == null) {
            next += STEP;
            known = next;
            NUMBERS.put(value, known);
        }
        return known;
    }
}
