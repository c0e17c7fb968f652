package dev.flua.aot;

import com.oracle.svm.core.SubstrateUtil;
import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import com.oracle.svm.core.code.CodeInfo;
import com.oracle.svm.core.code.CodeInfoAccess;
import com.oracle.svm.core.code.CodeInfoQueryResult;
import com.oracle.svm.core.code.CodeInfoTable;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.graalvm.nativeimage.c.function.CodePointer;

/**
 * What the image knows of the frames of its own code. It never changes, and to decode it takes most of the time of a walk over
 * the stack, which each error with a position, each traceback and each {@code debug.getinfo} makes; so it is kept for the places
 * that were met last.
 */
final class ImageFrames {
    /** A power of two. */
    private static final int KEPT = 512;

    /** A walk meets calls, which end at any address. */
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private static final AtomicReferenceArray<CodeInfoQueryResult> KNOWN = new AtomicReferenceArray<>(KEPT);

    private ImageFrames() {}

    private static int index(CodePointer place) {
        return (int) (place.rawValue() * SPREAD >>> -Integer.numberOfTrailingZeros(KEPT));
    }

    private static CodeInfoQueryResult describe(CodeInfo code, CodePointer place) {
        CodeInfoQueryResult result = new CodeInfoQueryResult();
        SubstrateUtil.cast(result, Description.class).ip = place;
        CodeInfoAccess.lookupCodeInfo(code, place, result);
        return result;
    }

    @TargetClass(CodeInfoTable.class)
    static final class Table {
        @Substitute
        public static CodeInfoQueryResult lookupCodeInfoQueryResult(CodeInfo code, CodePointer place) {
            if (code.isNull()) {
                return null;
            }
            if (!CodeInfoAccess.isAOTImageCode(code)) {
                return describe(code, place);
            }
            int index = index(place);
            CodeInfoQueryResult result = KNOWN.getAcquire(index);
            if (result == null || result.getIP().notEqual(place)) {
                result = describe(code, place);
                KNOWN.setRelease(index, result);
            }
            return result;
        }
    }

    @TargetClass(CodeInfoQueryResult.class)
    static final class Description {
        @Alias
        CodePointer ip;
    }
}
