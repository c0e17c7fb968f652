package dev.flua.tck;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.instrumentation.AllocationReporter;
import com.oracle.truffle.api.instrumentation.Instrumenter;
import com.oracle.truffle.api.instrumentation.SourceSectionFilter;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.source.Source;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.runtime.Cell;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaUserdata;
import dev.flua.language.runtime.coroutine.LuaCoroutine;
import dev.flua.language.runtime.table.LuaTable;
import dev.flua.language.runtime.table.Shape;
import java.io.Closeable;
import java.io.Flushable;
import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.Context;

/**
 * Looks at the code that the contexts of an engine share, all that was ever run: the nodes, and what they refer to. Nothing of a
 * context may be there, because another context would use it.
 */
final class SharedCodeWalk {
    /** What belongs to one context, whoever made it. */
    private static final List<Class<?>> OF_CONTEXTS = List.of(
            LuaContext.class,
            LuaTable.class,
            LuaFunction.class,
            LuaCoroutine.class,
            LuaUserdata.class,
            Cell.class,
            TruffleLanguage.Env.class,
            Context.class,
            Thread.class,
            Closeable.class,
            Flushable.class);

    /** Where the walk ends: these refer to live contexts, or to nothing. */
    private static final List<Class<?>> ENDS = List.of(
            LuaEngine.class,
            AllocationReporter.class,
            Source.class,
            Class.class,
            ClassLoader.class,
            Enum.class,
            CharSequence.class,
            Number.class);

    /** Knows the contexts that watch the code, as long as they are open; not exported. */
    private static final String WATCH = "dev.flua.language.nodes.tools.CodeWatch";

    /** Shapes count tables in it, those of any engine of the process, and never look at them. */
    private static final String COUNTED = "indexTables";

    /** The packages whose objects are looked into begin like this. */
    private static final List<String> WALKED =
            List.of("dev.flua.", "com.oracle.truffle.api.", "com.oracle.truffle.runtime.");

    /** Classes of what libraries keep for a context. */
    private final Set<Class<?>> states = new HashSet<>();

    private final IdentityHashMap<Object, Place> seen = new IdentityHashMap<>();
    private final Deque<Place> waiting = new ArrayDeque<>();
    private final List<String> found = new ArrayList<>();
    private int nodes;

    /** How an object was reached. */
    private record Place(Object object, Place from, String field) {
        String path() {
            String name = object.getClass().getName();
            return from == null ? name : from.path() + "." + field + "\n  " + name;
        }
    }

    /** Learns from a context that runs in the engine, before it ends, what libraries keep for a context. */
    void learn(LuaContext context) {
        context.states().stream()
                .<Class<?>>map(Object::getClass)
                .filter(type -> type.getName().startsWith("dev.flua."))
                .forEach(states::add);
    }

    /** The number of nodes that the last {@link #find} has seen. */
    int nodes() {
        return nodes;
    }

    /**
     * What belongs to contexts in the code that the contexts of an engine share, each with the way to it.
     *
     * @param builder of one more such context
     */
    List<String> find(Context.Builder builder) {
        seen.clear();
        found.clear();
        nodes = 0;
        try (Context context = builder.build()) {
            context.initialize("lua");
            context.enter();
            try {
                LuaContext lua = LuaContext.get(null);
                lua.env()
                        .lookup(Instrumenter.class)
                        .visitLoadedSourceSections(
                                SourceSectionFilter.ANY,
                                event -> add(event.getNode().getRootNode(), null, "code"));
                Place language = new Place(LuaEngine.get(null), null, "");
                fields(LuaEngine.class, language);
                while (!waiting.isEmpty()) {
                    look(waiting.remove());
                }
            } finally {
                context.leave();
            }
        }
        return List.copyOf(found);
    }

    private void add(Object object, Place from, String field) {
        if (object == null || seen.containsKey(object)) {
            return;
        }
        Place place = new Place(object, from, field);
        seen.put(object, place);
        if (states.contains(object.getClass()) || OF_CONTEXTS.stream().anyMatch(type -> type.isInstance(object))) {
            found.add(place.path());
        } else if (ENDS.stream().noneMatch(type -> type.isInstance(object))
                && !object.getClass().getName().equals(WATCH)) {
            waiting.add(place);
        }
    }

    private void look(Place place) {
        if (place.object instanceof Node) {
            nodes++;
        }
        switch (place.object) {
            case RootCallTarget target -> add(target.getRootNode(), place, "rootNode");
            case Reference<?> reference -> add(reference.get(), place, "referent");
            case Collection<?> collection -> collection.forEach(element -> add(element, place, "element"));
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    add(key, place, "key");
                    add(value, place, "value");
                });
            case Object[] array -> {
                for (int i = 0; i < Array.getLength(array); i++) {
                    add(array[i], place, "[" + i + "]");
                }
            }
            default -> {
                for (Class<?> type = place.object.getClass();
                        type != null && WALKED.stream().anyMatch(type.getName()::startsWith);
                        type = type.getSuperclass()) {
                    if (type == RootNode.class) {
                        continue; // refers to the engine
                    }
                    fields(type, place);
                }
            }
        }
    }

    private void fields(Class<?> type, Place place) {
        open(type);
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())
                    && !field.getType().isPrimitive()
                    && !(place.object instanceof Shape && field.getName().equals(COUNTED))) {
                field.setAccessible(true);
                try {
                    add(field.get(place.object), place, field.getName());
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    /** Opens a package to this class; the tests' virtual machine opens {@code java.lang}, so that this is possible. */
    private static void open(Class<?> type) {
        Module module = type.getModule();
        Module own = SharedCodeWalk.class.getModule();
        if (module.isOpen(type.getPackageName(), own)) {
            return;
        }
        try {
            Method open = Module.class.getDeclaredMethod("implAddOpens", String.class, Module.class);
            open.setAccessible(true);
            open.invoke(module, type.getPackageName(), own);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
