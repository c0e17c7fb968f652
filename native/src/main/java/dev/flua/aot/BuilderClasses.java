package dev.flua.aot;

import com.oracle.svm.core.annotate.TargetClass;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes of the builder's own virtual machine, of which substitutions know more than it promises. */
final class BuilderClasses {
    private BuilderClasses() {}

    /** Whether the classes that these stand for have all their members. */
    static boolean have(Class<?>... substitutions) {
        return Stream.of(substitutions).allMatch(BuilderClasses::has);
    }

    /** Whether the class that this one takes the place of has the same constructors. */
    static boolean haveConstructors(Class<?> substitution) {
        try {
            return constructors(target(substitution)).equals(constructors(substitution));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean has(Class<?> substitution) {
        try {
            return members(target(substitution)).containsAll(members(substitution));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Class<?> target(Class<?> substitution) throws ClassNotFoundException {
        String name = substitution.getAnnotation(TargetClass.class).className();
        return Class.forName(name, false, BuilderClasses.class.getClassLoader());
    }

    private static Set<String> constructors(Class<?> owner) {
        return Arrays.stream(owner.getDeclaredConstructors())
                .map(constructor -> Arrays.toString(constructor.getParameterTypes()))
                .collect(Collectors.toSet());
    }

    private static Set<String> members(Class<?> owner) {
        Stream<String> fields = Arrays.stream(owner.getDeclaredFields()).map(Field::getName);
        Stream<String> methods = Arrays.stream(owner.getDeclaredMethods())
                .map(method -> method.getName() + Arrays.toString(method.getParameterTypes()));
        return Stream.concat(fields, methods).collect(Collectors.toSet());
    }
}
