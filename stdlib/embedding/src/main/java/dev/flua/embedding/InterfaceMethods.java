package dev.flua.embedding;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The methods that an object of an interface has to have. Public for the script engine, and nothing for programs.
 *
 * @hidden
 */
@SuppressWarnings("InvalidBlockTag") // Error Prone does not know that types can be hidden.
public final class InterfaceMethods {
    private InterfaceMethods() {}

    /**
     * The abstract methods of {@code type} but those that every object has.
     *
     * @throws IllegalArgumentException if it is no interface
     */
    public static List<Method> of(Class<?> type) {
        if (!type.isInterface() || type.isSealed()) {
            throw new IllegalArgumentException(type.getName() + " is no interface that a script can implement");
        }
        List<Method> methods = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Method method : type.getMethods()) {
            // Two interfaces that it extends may have the same method.
            if (Modifier.isAbstract(method.getModifiers())
                    && !isOfObject(method)
                    && seen.add(method.getName()
                            + MethodType.methodType(method.getReturnType(), method.getParameterTypes()))) {
                methods.add(method);
            }
        }
        return methods;
    }

    private static boolean isOfObject(Method method) {
        try {
            Object.class.getMethod(method.getName(), method.getParameterTypes());
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
