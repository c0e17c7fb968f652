package dev.flua.aot;

import dev.flua.language.runtime.stack.Recursion;
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
        return access.findClassByName(CompiledErrorPaths.FUNCTION) != null;
    }

    @Override
    public void afterRegistration(AfterRegistrationAccess access) {
        ImageSingletons.add(Recursion.ErrorPaths.class, new CompiledErrorPaths());
    }
}
