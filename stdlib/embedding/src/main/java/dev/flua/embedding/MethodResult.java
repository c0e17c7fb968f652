package dev.flua.embedding;

import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.source.SourceSection;
import dev.flua.language.runtime.JavaValues;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.Metatables;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import org.graalvm.polyglot.Context;

/** What a Lua function returns where it implements a method of a Java interface. */
final class MethodResult {
    /** Of a string that is shown. */
    private static final int MAX_SHOWN = 40;

    private final Context context;
    private final Method method;
    private final LuaFunction function;
    private final Type type;
    private final Class<?> wanted;

    /**
     * @param implemented the interface, in which type variables of its own interfaces have values
     */
    MethodResult(Context context, Class<?> implemented, Method method, LuaFunction function) {
        this.context = context;
        this.method = method;
        this.function = function;
        this.type = resolve(implemented, method.getGenericReturnType());
        Class<?> declared = MethodType.methodType(method.getReturnType()).wrap().returnType();
        Class<?> resolved = rawClass(type);
        this.wanted = declared.isAssignableFrom(resolved) ? resolved : declared;
    }

    Context context() {
        return context;
    }

    LuaFunction function() {
        return function;
    }

    /** The Java object for a result; null where there is none. */
    Object convert(Object value) {
        if (value instanceof Number && wanted.isInstance(value)) {
            return value;
        }
        Object known = JavaValues.of(value, wanted, type);
        if (known != null || value == LuaNil.NIL) {
            return known;
        }
        try {
            return context.asValue(value).as(wanted);
        } catch (ClassCastException e) {
            return null;
        }
    }

    /** The exception for a result that does not fit: it says which script, which method, and what came. */
    ClassCastException misfit(Object value) {
        String expected =
                method.getReturnType().isPrimitive() ? method.getReturnType().getName() : wanted.getTypeName();
        return new ClassCastException(
                place() + ": the result for " + method.getDeclaringClass().getSimpleName() + "." + method.getName()
                        + " must be of type " + expected + ", not " + shown(value));
    }

    /** The script's name, and the line of a function in it. */
    private String place() {
        RootNode root = function.callTarget().getRootNode();
        SourceSection section = root.getSourceSection();
        if (section == null) {
            return root.getName();
        }
        boolean isWhole = section.getCharLength() == section.getSource().getLength();
        String name = section.getSource().getName();
        return isWhole ? name : name + ":" + section.getStartLine();
    }

    private static String shown(Object value) {
        String name = Metatables.typeName(value);
        return switch (value) {
            case LuaString text when text.length() > MAX_SHOWN -> "a string of " + text.length() + " bytes";
            case LuaString text -> "the string '" + text + "'";
            case Long _, Double _ -> "the number " + value;
            case Boolean _ -> value.toString();
            case LuaNil _ -> "nil";
            default -> "a " + name;
        };
    }

    private static Class<?> rawClass(Type type) {
        return switch (type) {
            case Class<?> found -> MethodType.methodType(found).wrap().returnType();
            case ParameterizedType parameterized -> (Class<?>) parameterized.getRawType();
            default -> Object.class;
        };
    }

    /** The value of a type variable, as far as the interface or one that it extends gives it one. */
    private static Type resolve(Class<?> implemented, Type type) {
        if (!(type instanceof TypeVariable<?>)) {
            return type;
        }
        Map<Type, Type> values = new HashMap<>();
        addValues(implemented, values);
        Type value = type;
        while (values.containsKey(value)) {
            value = values.get(value);
        }
        return value;
    }

    private static void addValues(Class<?> type, Map<Type, Type> values) {
        for (Type extended : type.getGenericInterfaces()) {
            if (extended instanceof ParameterizedType parameterized) {
                Class<?> raw = (Class<?>) parameterized.getRawType();
                for (int i = 0; i < raw.getTypeParameters().length; i++) {
                    values.putIfAbsent(raw.getTypeParameters()[i], parameterized.getActualTypeArguments()[i]);
                }
            }
        }
        for (Class<?> extended : type.getInterfaces()) {
            addValues(extended, values);
        }
    }
}
