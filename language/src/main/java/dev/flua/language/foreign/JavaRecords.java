package dev.flua.language.foreign;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import dev.flua.language.context.LuaContext;
import dev.flua.language.runtime.FromForeignNode;
import dev.flua.language.runtime.JavaValues;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/**
 * Records of Java: their components are fields. They are read by the accessor methods, where these are visible to the program, or
 * where the embedder has opened records (option {@code lua.HostRecords}).
 */
final class JavaRecords {
    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            Map<String, Method> accessors = new LinkedHashMap<>();
            RecordComponent[] components = type.getRecordComponents();
            if (components != null) {
                for (RecordComponent component : components) {
                    accessors.put(component.getName(), component.getAccessor());
                }
            }
            return accessors;
        }
    };

    private JavaRecords() {}

    private static Map<String, Method> accessors(Object value) {
        return JavaValues.javaObject(value) instanceof Record record ? ACCESSORS.get(record.getClass()) : Map.of();
    }

    /** The value of a component for which the object has {@code member}; null where that is no accessor. */
    @TruffleBoundary
    static Object visible(Object receiver, String name, Object member) throws InteropException {
        Env env = LuaContext.get(null).env();
        return env.isHostFunction(member) && accessors(receiver).containsKey(name)
                ? InteropLibrary.getUncached().invokeMember(receiver, name)
                : null;
    }

    /** The value of a component that is not visible as a member; null where there is none, or it must not be read. */
    @TruffleBoundary
    static Object hidden(Object receiver, String name) throws InteropException {
        LuaContext context = LuaContext.get(null);
        Method accessor = context.readsRecords() ? accessors(receiver).get(name) : null;
        if (accessor == null || !(accessor.canAccess(JavaValues.javaObject(receiver)) || accessor.trySetAccessible())) {
            return null;
        }
        // A proxy, because what it throws is an exception of the host then.
        ProxyExecutable read = _ -> read(accessor, JavaValues.javaObject(receiver));
        return InteropLibrary.getUncached().execute(context.env().asGuestValue(read));
    }

    private static Object read(Method accessor, Object value) {
        try {
            return accessor.invoke(value);
        } catch (InvocationTargetException e) {
            throw sneaky(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked") // the cast is not checked at run time: any throwable passes as it is
    private static <T extends Throwable> RuntimeException sneaky(Throwable error) throws T {
        throw (T) error;
    }

    /** The components that can be read and their values; null where the value is no record, or nothing of it can be read. */
    @TruffleBoundary
    static LuaTable table(Object receiver) throws InteropException {
        LuaTable table = null;
        InteropLibrary interop = InteropLibrary.getUncached();
        for (String name : accessors(receiver).keySet()) {
            Object value = interop.isMemberInvocable(receiver, name)
                    ? interop.invokeMember(receiver, name)
                    : hidden(receiver, name);
            if (value != null) {
                table = table == null ? new LuaTable() : table;
                table.put(LuaString.of(name), FromForeignNode.getUncached().execute(value));
            }
        }
        return table;
    }
}
