package dev.flua.language.foreign;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage.Env;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.UnsupportedTypeException;
import dev.flua.language.runtime.ForeignAccess;
import dev.flua.language.runtime.FromForeignNode;
import dev.flua.language.runtime.JavaValues;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.ProgramState;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls and assignments that Java refuses because of a type, tried again with what the declared type asks for ({@link
 * JavaValues}). Which methods and fields there are to use remains the polyglot API's decision: here only their types are read.
 */
public final class JavaSignatures {
    /** A call, with the arguments as they are to be. */
    @FunctionalInterface
    public interface Call {
        Object with(Object[] arguments) throws InteropException;
    }

    /** Of a class its constructors and static methods, of an object its methods or those of its functional interfaces. */
    private record Name(String name, boolean ofClass) {}

    /** Stands for a constructor, and for the method by which an object is called. */
    private static final String CALL = "";

    /** What there is in a class that has parameters which {@link JavaValues} knows. */
    private static final ClassValue<Map<Name, List<Executable>>> SIGNATURES = new ClassValue<>() {
        @Override
        protected Map<Name, List<Executable>> computeValue(Class<?> type) {
            Map<Name, List<Executable>> found = new HashMap<>();
            for (Executable constructor : type.getConstructors()) {
                add(found, new Name(CALL, true), constructor);
            }
            for (Method method : type.getMethods()) {
                add(found, new Name(method.getName(), Modifier.isStatic(method.getModifiers())), method);
            }
            for (Class<?> current = type; current != null; current = current.getSuperclass()) {
                for (Class<?> implemented : current.getInterfaces()) {
                    for (Method method : implemented.getMethods()) {
                        if (Modifier.isAbstract(method.getModifiers())) {
                            add(found, new Name(CALL, false), method);
                        }
                    }
                }
            }
            return found;
        }

        private static void add(Map<Name, List<Executable>> found, Name name, Executable executable) {
            if (Arrays.stream(executable.getParameterTypes()).anyMatch(JavaValues::isKnown)) {
                found.computeIfAbsent(name, _ -> new ArrayList<>()).add(executable);
            }
        }
    };

    private JavaSignatures() {}

    /**
     * Makes a call that was refused with other arguments.
     *
     * @param method null where the object itself is called
     * @throws UnsupportedTypeException the refusal, where nothing else fits
     */
    @TruffleBoundary
    public static Object callAgain(
            Object receiver, String method, Object[] arguments, UnsupportedTypeException refusal, Call call)
            throws InteropException {
        for (Executable candidate : candidates(receiver, method)) {
            Object[] fitting = fitting(candidate, arguments);
            if (fitting != null) {
                try {
                    return call.with(fitting);
                } catch (UnsupportedTypeException e) {
                    // Another candidate may fit better.
                }
            }
        }
        return call.with(ToForeign.rounded(arguments, refusal));
    }

    /** The arguments of a call, an empty {@code Optional} in place of nil where Java asks for one: null it would not refuse. */
    @TruffleBoundary
    static Object[] withOptionals(Object receiver, String method, Object[] arguments) {
        for (Executable candidate : candidates(receiver, method)) {
            Class<?>[] types = candidate.getParameterTypes();
            if (types.length == arguments.length) {
                for (int i = 0; i < types.length; i++) {
                    if (arguments[i] == LuaNil.NIL && JavaValues.isOptional(types[i])) {
                        arguments[i] = guest(JavaValues.of(arguments[i], types[i], null));
                    }
                }
            }
        }
        return arguments;
    }

    /** The value for a field or an element that has refused another one; null where there is none. */
    @TruffleBoundary
    static Object forField(Object receiver, String name, Object value) {
        for (Field field : type(receiver).getFields()) {
            if (field.getName().equals(name)) {
                return guestOrNull(JavaValues.of(value, field.getType(), field.getGenericType()));
            }
        }
        return null;
    }

    @TruffleBoundary
    static Object forElement(Object receiver, Object value) {
        Class<?> component = type(receiver).componentType();
        return component == null ? null : guestOrNull(JavaValues.of(value, component, null));
    }

    private static List<Executable> candidates(Object receiver, String name) {
        boolean ofClass = ProgramState.get(null).env().isHostSymbol(receiver);
        Name key = new Name(name == null ? CALL : name, ofClass);
        return SIGNATURES.get(type(receiver)).getOrDefault(key, List.of());
    }

    /** {@code Object} where the value is no object of Java. */
    private static Class<?> type(Object receiver) {
        Env env = ProgramState.get(null).env();
        if (!env.isHostObject(receiver)) {
            return Object.class;
        }
        Object object = env.asHostObject(receiver);
        return object instanceof Class<?> type && env.isHostSymbol(receiver) ? type : object.getClass();
    }

    /** The arguments, those changed that the declared types ask for; null where that changes nothing. */
    private static Object[] fitting(Executable method, Object[] arguments) {
        Class<?>[] types = method.getParameterTypes();
        int fixed = method.isVarArgs() ? types.length - 1 : types.length;
        if (method.isVarArgs() ? arguments.length < fixed : arguments.length != fixed) {
            return null;
        }
        Type[] generics = method.getGenericParameterTypes();
        Object[] result = arguments.clone();
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = i < fixed ? types[i] : types[fixed];
            Type generic = i < fixed && generics.length == types.length ? generics[i] : null;
            Object argument = FromForeignNode.getUncached().execute(arguments[i]);
            Object value = ForeignAccess.isForeign(arguments[i]) ? null : JavaValues.of(argument, type, generic);
            if (value == null && i >= fixed) {
                value = JavaValues.of(argument, type.componentType(), null);
            }
            if (value != null) {
                result[i] = guest(value);
            } else if (type == float.class || type == Float.class) {
                result[i] = ToForeign.rounded(arguments[i]);
            }
        }
        return Arrays.equals(result, arguments) ? null : result;
    }

    private static Object guestOrNull(Object value) {
        return value == null ? null : guest(value);
    }

    private static Object guest(Object value) {
        return ProgramState.get(null).env().asGuestValue(value);
    }
}
