package dev.flua.aot;

import com.oracle.svm.core.stack.JavaFrameAnchors;
import dev.flua.language.runtime.coroutine.StackProvider;
import java.util.function.BooleanSupplier;
import org.graalvm.nativeimage.ImageSingletons;
import org.graalvm.nativeimage.Platform;
import org.graalvm.nativeimage.hosted.Feature;

/** Gives images stacks for coroutines, where the system and the builder's own virtual machine are what {@link StackSwitch} knows. */
final class StackSwitchFeature implements Feature {
    @Override
    public String getDescription() {
        return "Stacks for the coroutines of Lua programs";
    }

    @Override
    public boolean isInConfiguration(IsInConfigurationAccess access) {
        return new Possible().getAsBoolean();
    }

    @Override
    public void afterRegistration(AfterRegistrationAccess access) {
        ImageSingletons.add(StackProvider.class, new SwitchedStack.Provider());
    }

    /** Whether the virtual machine has what is used of its insides, or what takes its place. */
    static final class Possible implements BooleanSupplier {
        @Override
        public boolean getAsBoolean() {
            if (!Platform.includedIn(Platform.LINUX_AMD64.class)
                    || !System.getProperty("flua.coroutines", "stacks").equals("stacks")) {
                return false;
            }
            try {
                var _ = JavaFrameAnchors.class.getDeclaredField("lastAnchorTL");
                return BuilderClasses.have(Target_com_oracle_svm_core_stack_JavaStackWalker.class);
            } catch (NoSuchFieldException | LinkageError e) {
                return false;
            }
        }
    }
}
