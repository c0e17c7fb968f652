package dev.flua.launcher;

import java.lang.reflect.Field;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.graalvm.nativeimage.ImageInfo;
import sun.misc.Unsafe;

/**
 * Has the JDK take the names of files, commands and the environment as what they are to Lua and to the system: bytes, one for
 * each character of a Java string ({@link dev.flua.language.runtime.SystemText}).
 *
 * <p>The JDK takes the encoding of the locale, which no option changes, and loses what that does not have. So its constants are
 * set, before anything has used them. Native images are built with them.
 */
final class OneByteNames {
    private static final String ENCODING = "sun.jnu.encoding";

    private OneByteNames() {}

    /** To be called before anything else: before the environment is read for the first time. */
    static void use() {
        if (ImageInfo.inImageRuntimeCode()) {
            return;
        }
        try {
            set("sun.nio.fs.Util", "jnuEncoding");
            set("java.lang.ProcessImpl", "JNU_CHARSET");
            System.setProperty(ENCODING, StandardCharsets.ISO_8859_1.name());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("not the JDK that docs/building.md asks for", e);
        }
    }

    @SuppressWarnings({"deprecation", "removal"}) // nothing else writes a constant
    private static void set(String className, String constant) throws ReflectiveOperationException {
        Field access = Unsafe.class.getDeclaredField("theUnsafe");
        access.setAccessible(true);
        Unsafe unsafe = (Unsafe) access.get(null);
        Field field = Class.forName(className).getDeclaredField(constant);
        if (field.getType() != Charset.class) {
            throw new NoSuchFieldException(className + "." + constant);
        }
        unsafe.putObject(unsafe.staticFieldBase(field), unsafe.staticFieldOffset(field), StandardCharsets.ISO_8859_1);
    }
}
