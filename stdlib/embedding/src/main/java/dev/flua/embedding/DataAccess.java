package dev.flua.embedding;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleToLongFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongToIntFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.graalvm.polyglot.HostAccess;

/**
 * What scripts of the trust levels below {@link TrustLevel#FULL_TRUST} may do with Java objects that a program hands over: read and
 * change lists, maps and arrays, iterate, read buffers, call functions of the interfaces of {@code java.util.function}, {@code
 * Runnable}, {@code Callable} and {@code Comparator}, and use members that are annotated with {@link HostAccess.Export}, in a class or
 * in what it implements. No other member of any object is to be seen. The components of records are fields, by the option {@code
 * lua.HostRecords}.
 */
public final class DataAccess {
    private static final List<Class<?>> FUNCTIONS = List.of(
            Runnable.class,
            Callable.class,
            Comparator.class,
            BiConsumer.class,
            BiFunction.class,
            BinaryOperator.class,
            BiPredicate.class,
            BooleanSupplier.class,
            Consumer.class,
            DoubleBinaryOperator.class,
            DoubleConsumer.class,
            DoubleFunction.class,
            DoublePredicate.class,
            DoubleSupplier.class,
            DoubleToIntFunction.class,
            DoubleToLongFunction.class,
            DoubleUnaryOperator.class,
            Function.class,
            IntBinaryOperator.class,
            IntConsumer.class,
            IntFunction.class,
            IntPredicate.class,
            IntSupplier.class,
            IntToDoubleFunction.class,
            IntToLongFunction.class,
            IntUnaryOperator.class,
            LongBinaryOperator.class,
            LongConsumer.class,
            LongFunction.class,
            LongPredicate.class,
            LongSupplier.class,
            LongToDoubleFunction.class,
            LongToIntFunction.class,
            LongUnaryOperator.class,
            ObjDoubleConsumer.class,
            ObjIntConsumer.class,
            ObjLongConsumer.class,
            Predicate.class,
            Supplier.class,
            ToDoubleBiFunction.class,
            ToDoubleFunction.class,
            ToIntBiFunction.class,
            ToIntFunction.class,
            ToLongBiFunction.class,
            ToLongFunction.class,
            UnaryOperator.class);

    /** For {@link org.graalvm.polyglot.Context.Builder#allowHostAccess(HostAccess)}, and as the start of one's own. */
    public static final HostAccess HOST_ACCESS = create();

    private DataAccess() {}

    private static HostAccess create() {
        HostAccess.Builder builder =
                allowCollections(HostAccess.newBuilder(HostAccess.EXPLICIT).allowAccessInheritance(true));
        for (Class<?> function : FUNCTIONS) {
            for (Method method : function.getMethods()) {
                if (Modifier.isAbstract(method.getModifiers()) && !isOfObject(method)) {
                    builder.allowAccess(method);
                }
            }
        }
        return builder.build();
    }

    /** Lets scripts read and change collections, arrays and buffers, iterate, and calculate with large integers. */
    static HostAccess.Builder allowCollections(HostAccess.Builder builder) {
        return builder.allowArrayAccess(true)
                .allowListAccess(true)
                .allowBufferAccess(true)
                .allowIterableAccess(true)
                .allowIteratorAccess(true)
                .allowMapAccess(true)
                .allowBigIntegerNumberAccess(true);
    }

    /** {@code Comparator.equals} */
    private static boolean isOfObject(Method method) {
        return method.getName().equals("equals");
    }
}
