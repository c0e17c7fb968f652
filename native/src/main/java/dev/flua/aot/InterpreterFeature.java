package dev.flua.aot;

import java.lang.reflect.Method;
import org.graalvm.nativeimage.hosted.Feature;

/**
 * Has contexts pre-initialised in an image without run-time compilation: the builder does so by itself only in one with it
 * ({@code TruffleFeature}).
 */
final class InterpreterFeature implements Feature {
    private static final String TRUFFLE_FEATURE = "com.oracle.svm.truffle.TruffleBaseFeature";

    @Override
    public String getDescription() {
        return "Compiles the chunks of a Lua program for an image without run-time compilation";
    }

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        try {
            Method preInitialize = Class.forName(TRUFFLE_FEATURE).getMethod("preInitializeEngine");
            preInitialize.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this builder is not the one that docs/ahead-of-time.md asks for", e);
        }
    }
}
