package dev.flua.embedding;

import com.oracle.truffle.api.TruffleOptions;
import dev.flua.language.interop.HostCall;
import dev.flua.language.runtime.LuaFunction;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;

/**
 * Objects of Java interfaces whose methods are Lua functions. Each gets a class of its own, in which a method hands its arguments
 * to a {@link HostCall} one by one: so nothing is boxed, and the machine compiles it as any other class. Where such a class cannot
 * see the interface, the polyglot API's proxies take its place, which are slower.
 */
final class Implementation {
    private static final ClassDesc CALL = desc(HostCall.class);
    private static final String CALLS = "calls";
    private static final String NAME = "LuaImplementation";

    private Implementation() {}

    /**
     * Implements {@code type}.
     *
     * @param methods those that are Lua functions
     * @param functions by name of the method
     * @param value the same for the polyglot API
     */
    static <T> T of(
            Context context, Class<T> type, List<Method> methods, Map<String, LuaFunction> functions, Value value) {
        Lookup lookup = TruffleOptions.AOT ? null : lookup(type);
        if (lookup == null && (TruffleOptions.AOT || !isPublic(type))) {
            return proxy(type, value);
        }
        HostCall[] calls = new HostCall[methods.size()];
        Inside.run(context, arguments -> {
            for (int i = 0; i < calls.length; i++) {
                Method method = methods.get(i);
                calls[i] = call(new MethodResult(context, type, method, functions.get(method.getName())), method);
            }
            return null;
        });
        try {
            Lookup defined = lookup == null
                    ? new Loader(type).define(classFile(Implementation.class, type, methods))
                    : lookup.defineHiddenClass(classFile(lookup.lookupClass(), type, methods), true);
            return type.cast(
                    defined.findConstructor(defined.lookupClass(), MethodType.methodType(void.class, HostCall[].class))
                            .invoke((Object) calls));
        } catch (Throwable e) {
            throw new IllegalStateException("cannot implement " + type.getName(), e);
        }
    }

    private static <T> T proxy(Class<T> type, Value value) {
        try {
            return value.as(type);
        } catch (ClassCastException e) {
            throw new IllegalArgumentException(
                    type.getName() + " cannot be implemented: it must be public, in a package that is exported to "
                            + Implementation.class.getModule().getName(),
                    e);
        }
    }

    /** Called inside the context. */
    private static HostCall call(MethodResult result, Method method) {
        return new HostCall(
                result.function(),
                kinds(method),
                result::convert,
                result::misfit,
                error -> Inside.failure(result.context(), error));
    }

    /** Where a class can be defined that sees both {@code type} and {@link HostCall}; null where there is no such place. */
    private static Lookup lookup(Class<?> type) {
        Lookup own = MethodHandles.lookup();
        Implementation.class.getModule().addReads(type.getModule());
        try {
            if (Class.forName(type.getName(), false, Implementation.class.getClassLoader()) == type) {
                own.accessClass(type);
                return own;
            }
        } catch (ClassNotFoundException | IllegalAccessException e) {
            // Its own package is the other place.
        }
        try {
            // On the class path everything is in one module, and the interface need not be public.
            Lookup its = MethodHandles.privateLookupIn(type, own);
            its.accessClass(HostCall.class);
            return its.hasFullPrivilegeAccess() ? its : null;
        } catch (IllegalAccessException e) {
            return null;
        }
    }

    /** Whether any class sees the type. */
    private static boolean isPublic(Class<?> type) {
        for (Class<?> part = type; part != null; part = part.getEnclosingClass()) {
            if (!Modifier.isPublic(part.getModifiers())) {
                return false;
            }
        }
        return type.getModule().isExported(type.getPackageName());
    }

    /** Sees a public interface of another loader, such as that of an application in a server, and {@link HostCall}. */
    private static final class Loader extends ClassLoader {
        Loader(Class<?> type) {
            super(type.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(HostCall.class.getName()) ? HostCall.class : super.loadClass(name, resolve);
        }

        Lookup define(byte[] classFile) throws IllegalAccessException {
            Class<?> defined = defineClass(null, classFile, 0, classFile.length);
            Implementation.class.getModule().addReads(defined.getModule());
            return MethodHandles.privateLookupIn(defined, MethodHandles.lookup());
        }
    }

    private static String kinds(Method method) {
        StringBuilder kinds = new StringBuilder();
        for (Class<?> parameter : method.getParameterTypes()) {
            kinds.append(kind(parameter));
        }
        if (method.isVarArgs()) {
            kinds.setCharAt(kinds.length() - 1, 'V');
        }
        return kinds.toString();
    }

    private static char kind(Class<?> type) {
        if (type == double.class || type == float.class) {
            return 'D';
        }
        return type.isPrimitive() && type != boolean.class && type != char.class ? 'J' : 'L';
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    /** The class: an array of calls, and a method for each. */
    private static byte[] classFile(Class<?> host, Class<?> type, List<Method> methods) {
        ClassDesc self = ClassDesc.of(host.getPackageName(), NAME);
        return ClassFile.of().build(self, builder -> {
            builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC).withInterfaceSymbols(desc(type));
            builder.withField(CALLS, CALL.arrayType(), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
            builder.withMethodBody(
                    ConstantDescs.INIT_NAME,
                    MethodTypeDesc.of(ConstantDescs.CD_void, CALL.arrayType()),
                    0,
                    code -> code.aload(0)
                            .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                            .aload(0)
                            .aload(1)
                            .putfield(self, CALLS, CALL.arrayType())
                            .return_());
            for (int i = 0; i < methods.size(); i++) {
                addMethod(builder, self, methods.get(i), i);
            }
        });
    }

    private static void addMethod(ClassBuilder builder, ClassDesc self, Method method, int number) {
        MethodType type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        builder.withMethodBody(method.getName(), type.describeConstable().orElseThrow(), ClassFile.ACC_PUBLIC, code -> {
            int call = code.allocateLocal(TypeKind.REFERENCE);
            code.aload(0).getfield(self, CALLS, CALL.arrayType());
            code.loadConstant(number).aaload().astore(call);
            invoke(code.aload(call), "enter", ConstantDescs.MTD_void);
            for (int i = 0; i < type.parameterCount(); i++) {
                code.aload(call).loadConstant(i);
                ClassDesc argument = loadArgument(code, i, type.parameterType(i));
                invoke(code, "set", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, argument));
            }
            invoke(code.aload(call), "run", ConstantDescs.MTD_void);
            addResult(code, call, type.returnType());
        });
    }

    private static CodeBuilder invoke(CodeBuilder code, String method, MethodTypeDesc type) {
        return code.invokevirtual(CALL, method, type);
    }

    /** Loads an argument as what {@link HostCall} takes, and says what that is. */
    private static ClassDesc loadArgument(CodeBuilder code, int index, Class<?> type) {
        TypeKind kind = TypeKind.from(type);
        code.loadLocal(kind, code.parameterSlot(index));
        return switch (kind(type)) {
            case 'D' -> {
                code.conversion(kind, TypeKind.DOUBLE);
                yield ConstantDescs.CD_double;
            }
            case 'J' -> {
                code.conversion(kind.asLoadable(), TypeKind.LONG);
                yield ConstantDescs.CD_long;
            }
            default -> {
                if (type.isPrimitive()) { // boolean and char
                    ClassDesc box = desc(MethodType.methodType(type).wrap().returnType());
                    code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, desc(type)));
                }
                yield ConstantDescs.CD_Object;
            }
        };
    }

    private static void addResult(CodeBuilder code, int call, Class<?> type) {
        if (type == void.class) {
            invoke(code.aload(call), "noResult", ConstantDescs.MTD_void).return_();
        } else if (type == double.class || type == float.class) {
            invoke(code.aload(call), "doubleResult", MethodTypeDesc.of(ConstantDescs.CD_double));
            code.conversion(TypeKind.DOUBLE, TypeKind.from(type)).return_(TypeKind.from(type));
        } else if (type == long.class) {
            invoke(code.aload(call), "longResult", MethodTypeDesc.of(ConstantDescs.CD_long))
                    .lreturn();
        } else if (type == int.class) {
            invoke(code.aload(call), "intResult", MethodTypeDesc.of(ConstantDescs.CD_int))
                    .ireturn();
        } else if (type == boolean.class) {
            invoke(code.aload(call), "booleanResult", MethodTypeDesc.of(ConstantDescs.CD_boolean))
                    .ireturn();
        } else {
            String result = type.isPrimitive() ? "presentResult" : "javaResult";
            invoke(code.aload(call), result, MethodTypeDesc.of(ConstantDescs.CD_Object));
            Class<?> box = MethodType.methodType(type).wrap().returnType();
            code.checkcast(desc(box));
            if (type.isPrimitive()) { // byte, short and char
                code.invokevirtual(desc(box), type.getName() + "Value", MethodTypeDesc.of(desc(type)));
            }
            code.return_(TypeKind.from(type));
        }
    }
}
