package dev.flua.language.context;

import com.oracle.truffle.api.Assumption;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.instrumentation.Tag;
import com.oracle.truffle.api.nodes.Node;
import dev.flua.language.LuaLanguage;
import dev.flua.language.runtime.FunctionCode;
import dev.flua.language.runtime.memory.FinalizerSwitch;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What all programs of an engine share: the code of library functions, and what the code of programs is told by switches. */
public abstract class LuaEngine extends TruffleLanguage<LuaContext> {
    public static final String ID = "lua";

    private static final LanguageReference<? extends LuaEngine> REFERENCE = LanguageReference.create(LuaLanguage.class);

    private final Assumption noHooks = Assumption.create("no debug hooks");
    private final FinalizerSwitch finalizerSwitch = new FinalizerSwitch();
    private final Map<String, FunctionCode> builtins = new ConcurrentHashMap<>();
    private final Map<Class<?>, Object> parts = new ConcurrentHashMap<>();
    private final Map<Class<? extends Tag>, Predicate<Node>> tags;

    /**
     * @param tags for each tag of our own, which nodes have it
     */
    protected LuaEngine(Map<Class<? extends Tag>, Predicate<Node>> tags) {
        this.tags = tags;
    }

    /** The engine that {@code node} belongs to; null for the current one. */
    public static LuaEngine get(Node node) {
        return REFERENCE.get(node);
    }

    /**
     * Whether a node has one of our own tags, which not the node itself knows of. Needs no context, as tools ask outside of any.
     */
    @TruffleBoundary
    public final boolean hasTag(Node node, Class<? extends Tag> tag) {
        Predicate<Node> predicate = tags.get(tag);
        return predicate != null && predicate.test(node);
    }

    /** Valid until a program sets a debug hook: functions look here for call and return events. */
    public final Assumption noHooks() {
        return noHooks;
    }

    /** Whether code has to expect finalizers. */
    public final FinalizerSwitch finalizerSwitch() {
        return finalizerSwitch;
    }

    /** The code of a library's function, made at the first request; {@code key} tells them apart. */
    public final FunctionCode builtin(String key, Supplier<RootCallTarget> maker) {
        return builtins.computeIfAbsent(key, _ -> FunctionCode.of(maker.get()));
    }

    /**
     * What a class has one of for each engine, and only that class asks for.
     *
     * @param maker called when it is asked for first
     */
    public final <T> T part(Class<T> type, Function<? super LuaEngine, T> maker) {
        return type.cast(parts.computeIfAbsent(type, _ -> maker.apply(this)));
    }
}
