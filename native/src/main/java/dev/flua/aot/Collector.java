package dev.flua.aot;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import com.oracle.svm.core.heap.Heap;
import dev.flua.language.runtime.memory.FinalReference;
import dev.flua.language.runtime.memory.Finalizers;
import dev.flua.language.runtime.memory.ImageCollector;
import dev.flua.language.runtime.table.ValueReference;
import java.lang.ref.Reference;
import java.util.function.BooleanSupplier;
import org.graalvm.nativeimage.CurrentIsolate;
import org.graalvm.word.Pointer;

/**
 * What flua adds to the serial collector of native images: it brings finalizable garbage back. First the weak values of tables
 * that are garbage are cleared. Then what {@link FinalReference}s refer to is kept, and all that it refers to. All other references
 * are cleared to what is garbage even then: keys of weak tables, which finalizers find there (manual §2.5.4), and what the virtual
 * machine, Truffle and flua remember of objects, which are in use again.
 *
 * <p>The nested classes stand for the builder's. Where its collector is not the one that these know (another version, another
 * {@code --gc}), images have no finalizers before the end of the program.
 */
final class Collector {
    private Collector() {}

    /** Takes the place of {@code ReferenceObjectProcessing.processRememberedReferences}: during a collection, so allocates nothing. */
    static Reference<?> process() {
        Reference<?> pending = null;
        Reference<?> later = null;
        Reference<?> garbage;
        do { // once more for the references that only garbage had
            SuspendedStacks.follow();
            garbage = null;
            Reference<?> reference = References.rememberedRefsList;
            References.rememberedRefsList = null;
            while (reference != null) {
                Reference<?> next = next(reference);
                if (reference instanceof FinalReference && !isAlive(reference)) {
                    garbage = link(reference, garbage);
                } else if (reference instanceof FinalReference || reference instanceof ValueReference) {
                    pending = complete(reference, pending);
                } else {
                    later = link(reference, later);
                }
                reference = next;
            }
            if (garbage != null) {
                pending = bringBack(garbage, pending);
            }
        } while (garbage != null);
        later = SuspendedStacks.end(later);
        while (later != null) {
            Reference<?> next = next(later);
            SuspendedStacks.forgetIfGarbage(later);
            pending = complete(later, pending);
            later = next;
        }
        return pending;
    }

    /** Keeps what these references refer to. The first of them is put into its queue, and has the others. */
    private static Reference<?> bringBack(Reference<?> garbage, Reference<?> pending) {
        Collection collection = Collection.getGCImpl();
        FinalReference found = null;
        Reference<?> reference = garbage;
        while (reference != null) {
            Reference<?> next = next(reference);
            collection.greyToBlackObjRefVisitor.visitObjectReference(
                    Internals.getReferentFieldAddress(reference), true, reference);
            FinalReference last = (FinalReference) reference;
            last.bringBack((Finalizers.Mark) Internals.getReferent(reference), found);
            Internals.setReferent(reference, null);
            Internals.setNextDiscovered(reference, null);
            found = last;
            reference = next;
        }
        Internals.setNextDiscovered(found, pending);
        collection.scanGreyObjects();
        return found;
    }

    /** Clears a reference to garbage; any other is told where the object is now. */
    private static Reference<?> complete(Reference<?> reference, Reference<?> pending) {
        if (!References.processRememberedRef(reference) && Internals.hasQueue(reference)) {
            Internals.setNextDiscovered(reference, pending);
            return reference;
        }
        Internals.setNextDiscovered(reference, null);
        return pending;
    }

    static boolean isAlive(Reference<?> reference) {
        Pointer object = Internals.getReferentPointer(reference);
        return References.maybeUpdateForwardedReference(reference, object)
                || References.willSurviveThisCollection(object.toObjectNonNull());
    }

    /** The last in a list refers to itself: none would say that the collector does not know the reference. */
    static Reference<?> link(Reference<?> reference, Reference<?> list) {
        Internals.setNextDiscovered(reference, list == null ? reference : list);
        return reference;
    }

    static Reference<?> next(Reference<?> reference) {
        Reference<?> next = Internals.getNextDiscovered(reference);
        return next == reference ? null : next;
    }

    /** Whether the builder's classes have all that is used here. */
    static final class Known implements BooleanSupplier {
        @Override
        public boolean getAsBoolean() {
            return BuilderClasses.have(
                    References.class,
                    Internals.class,
                    Collection.class,
                    Visitor.class,
                    Options.class,
                    SerialOptions.class);
        }
    }

    @TargetClass(value = ImageCollector.class, onlyWith = Known.class)
    static final class Capabilities {
        @Substitute
        static boolean findsGarbage() {
            return Options.useSerialGC() && !SerialOptions.useCompactingOldGen();
        }

        @Substitute
        static long allocated() {
            return Heap.getHeap().getThreadAllocatedMemory(CurrentIsolate.getCurrentThread());
        }
    }

    @TargetClass(className = "com.oracle.svm.core.genscavenge.ReferenceObjectProcessing", onlyWith = Known.class)
    static final class References {
        @Alias
        static Reference<?> rememberedRefsList;

        @Alias
        static native boolean processRememberedRef(Reference<?> reference);

        @Alias
        static native boolean maybeUpdateForwardedReference(Reference<?> reference, Pointer object);

        @Alias
        static native boolean willSurviveThisCollection(Object object);

        @Substitute
        static Reference<?> processRememberedReferences() {
            return process();
        }
    }

    @TargetClass(className = "com.oracle.svm.core.heap.ReferenceInternals", onlyWith = Known.class)
    static final class Internals {
        @Alias
        static native <T> T getReferent(Reference<T> reference);

        @Alias
        static native <T> Pointer getReferentPointer(Reference<T> reference);

        @Alias
        static native <T> Pointer getReferentFieldAddress(Reference<T> reference);

        @Alias
        static native void setReferent(Reference<?> reference, Object value);

        @Alias
        static native <T> Reference<?> getNextDiscovered(Reference<T> reference);

        @Alias
        static native <T> void setNextDiscovered(Reference<T> reference, Reference<?> next);

        @Alias
        static native boolean hasQueue(Reference<?> reference);
    }

    @TargetClass(className = "com.oracle.svm.core.genscavenge.GCImpl", onlyWith = Known.class)
    static final class Collection {
        @Alias
        Visitor greyToBlackObjRefVisitor;

        @Alias
        static native Collection getGCImpl();

        @Alias
        native void scanGreyObjects();
    }

    @TargetClass(className = "com.oracle.svm.core.genscavenge.GreyToBlackObjRefVisitor", onlyWith = Known.class)
    static final class Visitor {
        @Alias
        native void visitObjectReference(Pointer field, boolean compressed, Object holder);
    }

    @TargetClass(className = "com.oracle.svm.core.SubstrateOptions", onlyWith = Known.class)
    static final class Options {
        @Alias
        static native boolean useSerialGC();
    }

    @TargetClass(className = "com.oracle.svm.core.genscavenge.SerialGCOptions", onlyWith = Known.class)
    static final class SerialOptions {
        @Alias
        static native boolean useCompactingOldGen();
    }
}
