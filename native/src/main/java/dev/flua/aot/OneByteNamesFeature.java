package dev.flua.aot;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import org.graalvm.nativeimage.hosted.Feature;

/**
 * Builds images whose JDK takes names of files, commands and the environment for bytes, one for each character of a Java string
 * ({@link dev.flua.language.runtime.SystemText}). Images have the encoding that the builder has, wherever they run.
 */
final class OneByteNamesFeature implements Feature {
    private static final String ENCODING = "sun.jnu.encoding";

    @Override
    public String getDescription() {
        return "Names of files are bytes";
    }

    /** Before the builder copies the property into the image. */
    @Override
    public void afterRegistration(AfterRegistrationAccess access) {
        System.setProperty(ENCODING, StandardCharsets.ISO_8859_1.name());
    }

    /** A constant of a class that the builder itself has initialised. */
    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        try {
            Field encoding = Class.forName("sun.nio.fs.Util").getDeclaredField("jnuEncoding");
            access.registerFieldValueTransformer(encoding, (_, _) -> StandardCharsets.ISO_8859_1);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("not the JDK that docs/building.md asks for", e);
        }
    }
}
