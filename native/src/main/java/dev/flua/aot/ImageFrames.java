package dev.flua.aot;

import com.oracle.svm.core.SubstrateUtil;
import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import com.oracle.svm.core.code.CodeInfo;
import com.oracle.svm.core.code.CodeInfoAccess;
import com.oracle.svm.core.code.CodeInfoQueryResult;
import com.oracle.svm.core.code.CodeInfoTable;
import com.oracle.svm.core.code.RuntimeCodeInfoAccess;
import com.oracle.svm.core.deopt.SubstrateInstalledCode;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.graalvm.nativeimage.c.function.CodePointer;

/**
 * What the virtual machine knows of the frames of a piece of code: which functions are in them, and where their variables are.
 * To decode it takes most of the time of a walk over the stack, which each error with a position, each traceback and each {@code
 * debug.getinfo} makes; so it is kept for the places that were met last.
 */
final class ImageFrames {
    /** A power of two. */
    private static final int KEPT = 512;

    /** Places are returns from calls, at any address. */
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    /** For code of the image, which is there for ever. */
    private static final AtomicReferenceArray<CodeInfoQueryResult> BUILT = new AtomicReferenceArray<>(KEPT);

    /** For code that was compiled while the program ran, until the next collection: it refers to objects of the program. */
    private static final AtomicReferenceArray<WeakReference<Compiled>> COMPILED = new AtomicReferenceArray<>(KEPT);

    private ImageFrames() {}

    /**
     * @param code not another that has come to the same address since
     */
    private record Compiled(SubstrateInstalledCode code, CodeInfoQueryResult frames) {}

    private static CodeInfoQueryResult built(CodeInfo code, CodePointer place) {
        int index = index(place);
        CodeInfoQueryResult frames = BUILT.getAcquire(index);
        if (frames == null || frames.getIP().notEqual(place)) {
            frames = decode(code, place);
            BUILT.setRelease(index, frames);
        }
        return frames;
    }

    private static CodeInfoQueryResult compiled(CodeInfo code, CodePointer place) {
        SubstrateInstalledCode installed = RuntimeCodeInfoAccess.getInstalledCode(code);
        if (installed == null) {
            return decode(code, place);
        }
        int index = index(place);
        WeakReference<Compiled> reference = COMPILED.getAcquire(index);
        Compiled known = reference == null ? null : reference.get();
        if (known == null || known.code != installed || known.frames.getIP().notEqual(place)) {
            known = new Compiled(installed, decode(code, place));
            COMPILED.setRelease(index, new WeakReference<>(known));
        }
        return known.frames;
    }

    private static int index(CodePointer place) {
        return (int) (place.rawValue() * SPREAD >>> -Integer.numberOfTrailingZeros(KEPT));
    }

    private static CodeInfoQueryResult decode(CodeInfo code, CodePointer place) {
        CodeInfoQueryResult frames = new CodeInfoQueryResult();
        SubstrateUtil.cast(frames, Query.class).ip = place;
        CodeInfoAccess.lookupCodeInfo(code, place, frames);
        return frames;
    }

    @TargetClass(CodeInfoTable.class)
    static final class Table {
        @Substitute
        public static CodeInfoQueryResult lookupCodeInfoQueryResult(CodeInfo code, CodePointer place) {
            if (code.isNull()) {
                return null;
            }
            return CodeInfoAccess.isAOTImageCode(code) ? built(code, place) : compiled(code, place);
        }
    }

    @TargetClass(CodeInfoQueryResult.class)
    static final class Query {
        @Alias
        CodePointer ip;
    }
}
