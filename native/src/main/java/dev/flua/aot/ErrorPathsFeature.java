package dev.flua.aot;

import dev.flua.language.runtime.stack.Recursion;
import java.util.function.BooleanSupplier;
import org.graalvm.nativeimage.ImageSingletons;
import org.graalvm.nativeimage.hosted.Feature;

/** Gives images with the compiler inside what makes {@link CompiledErrorPaths compiled recursions ready for errors}. */
final class ErrorPathsFeature implements Feature {
    @Override
    public String getDescription() {
        return "Errors that leave deep recursions";
    }

    @Override
    public boolean isInConfiguration(IsInConfigurationAccess access) {
        return new HasCompiler().getAsBoolean();
    }

    @Override
    public void afterRegistration(AfterRegistrationAccess access) {
        ImageSingletons.add(Recursion.ErrorPaths.class, new CompiledErrorPaths());
    }

    /** Whether the image gets what compiles programs at run time. */
    static final class HasCompiler implements BooleanSupplier {
        @Override
        public boolean getAsBoolean() {
            try {
                var _ = Class.forName(CompiledErrorPaths.FUNCTION, false, CompiledErrorPaths.class.getClassLoader());
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        }
    }
}
