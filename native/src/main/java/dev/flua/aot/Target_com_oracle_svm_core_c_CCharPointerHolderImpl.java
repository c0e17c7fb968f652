package dev.flua.aot;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import com.oracle.svm.core.annotate.TargetElement;
import java.nio.charset.Charset;
import java.util.function.BooleanSupplier;
import org.graalvm.nativeimage.UnmanagedMemory;
import org.graalvm.nativeimage.c.type.CCharPointer;
import org.graalvm.nativeimage.c.type.CTypeConversion.CCharPointerHolder;
import org.graalvm.word.WordFactory;

/**
 * Text for C functions, in memory of its own. The original pins an array, and with it the part of the heap around it: each thread
 * while it starts, and the compiler for the milliseconds in which it prepares. A collection would keep all garbage there, and the
 * program would find that in its weak tables and miss finalizers.
 */
@Substitute
@TargetClass(
        className = "com.oracle.svm.core.c.CCharPointerHolderImpl",
        onlyWith = Target_com_oracle_svm_core_c_CCharPointerHolderImpl.Known.class)
final class Target_com_oracle_svm_core_c_CCharPointerHolderImpl implements CCharPointerHolder {
    private CCharPointer text;

    @Substitute
    @TargetElement(name = TargetElement.CONSTRUCTOR_NAME)
    Target_com_oracle_svm_core_c_CCharPointerHolderImpl(CharSequence text) {
        this(text.toString().getBytes(Charset.defaultCharset()));
    }

    /** The original takes the bytes as they are; a zero byte after them harms nobody. */
    @Substitute
    @TargetElement(name = TargetElement.CONSTRUCTOR_NAME)
    Target_com_oracle_svm_core_c_CCharPointerHolderImpl(byte[] bytes) {
        text = UnmanagedMemory.malloc(WordFactory.unsigned(bytes.length + 1));
        for (int i = 0; i < bytes.length; i++) {
            text.write(i, bytes[i]);
        }
        text.write(bytes.length, (byte) 0);
    }

    @Substitute
    @Override
    public CCharPointer get() {
        return text;
    }

    @Substitute
    @Override
    public void close() {
        UnmanagedMemory.free(text);
        text = WordFactory.nullPointer();
    }

    /** Whether the builder makes such objects of what the constructors here take, and of nothing else. */
    static final class Known implements BooleanSupplier {
        @Override
        public boolean getAsBoolean() {
            return BuilderClasses.haveConstructors(Target_com_oracle_svm_core_c_CCharPointerHolderImpl.class);
        }
    }
}
