package dev.flua.embedding;

import java.io.File;
import java.lang.constant.Constable;
import java.lang.constant.ConstantDesc;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.TypeDescriptor;
import java.lang.invoke.VarHandle;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Member;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandlerFactory;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.WatchService;
import java.nio.file.spi.FileSystemProvider;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ThreadFactory;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;

/**
 * What scripts may do with Java objects that a program gives them: call public methods, use public fields, collections, arrays and
 * buffers, and pass functions where Java wants an interface. From there no way leads to what the program did not give: classes, class
 * loaders, reflection, threads, processes, files, network addresses. As {@link HostAccess#ALL}, but for that.
 */
public final class PublicMembers {
    /**
     * Types of which no member can be used, nor of what implements or extends them: whoever has such an object has the Java virtual
     * machine, or the system that it runs on.
     */
    private static final List<Class<?>> DENIED = List.of(
            // classes and reflection
            Class.class,
            ClassLoader.class,
            Module.class,
            ModuleLayer.class,
            Configuration.class,
            ModuleFinder.class,
            ModuleReader.class,
            ModuleReference.class,
            ResolvedModule.class,
            AnnotatedElement.class,
            Type.class,
            Member.class,
            Proxy.class,
            InvocationHandler.class,
            Array.class,
            MethodHandle.class,
            MethodHandleInfo.class,
            MethodHandles.class,
            MethodHandles.Lookup.class,
            VarHandle.class,
            CallSite.class,
            ConstantDesc.class,
            TypeDescriptor.class,
            TypeDescriptor.OfField.class,
            TypeDescriptor.OfMethod.class,
            StackWalker.class,
            StackWalker.StackFrame.class,
            ServiceLoader.class,
            ServiceLoader.Provider.class,
            ProtectionDomain.class,
            CodeSource.class,
            // the virtual machine and the system
            Runtime.class,
            System.class,
            System.LoggerFinder.class,
            Thread.class,
            Thread.Builder.class,
            Thread.UncaughtExceptionHandler.class,
            ThreadGroup.class,
            ThreadFactory.class,
            Process.class,
            ProcessBuilder.class,
            ProcessHandle.class,
            // files and the network
            File.class,
            Path.class,
            Paths.class,
            Files.class,
            FileSystem.class,
            FileSystems.class,
            FileSystemProvider.class,
            FileStore.class,
            WatchService.class,
            URI.class,
            URL.class,
            URLConnection.class,
            URLStreamHandlerFactory.class,
            // other contexts
            Context.class,
            Context.Builder.class,
            Engine.class,
            Engine.Builder.class);

    /** The same by name, of modules that may be missing. */
    private static final List<String> DENIED_IF_PRESENT = List.of(
            "java.beans.Expression",
            "java.beans.Introspector",
            "java.beans.Statement",
            "java.beans.XMLDecoder",
            "java.lang.instrument.Instrumentation",
            "java.lang.management.ManagementFactory",
            "java.util.prefs.Preferences",
            "javax.management.MBeanServerConnection",
            "javax.naming.Context",
            "javax.script.ScriptContext",
            "javax.script.ScriptEngine",
            "javax.script.ScriptEngineFactory",
            "javax.script.ScriptEngineManager",
            "javax.tools.Tool",
            "javax.tools.ToolProvider",
            "sun.misc.Unsafe");

    /** For {@link Context.Builder#allowHostAccess(HostAccess)}. */
    public static final HostAccess HOST_ACCESS = create();

    private PublicMembers() {}

    private static HostAccess create() {
        HostAccess.Builder builder = DataAccess.allowCollections(HostAccess.newBuilder())
                .allowPublicAccess(true)
                .allowAllImplementations(true)
                // What all objects have by inheritance: getClass, wait, notify. Their own methods remain.
                .denyAccess(Object.class, false)
                // An interface of enumerations, which are harmless, and of classes.
                .denyAccess(Constable.class, false);
        for (Class<?> type : DENIED) {
            builder.denyAccess(type, true);
        }
        for (String name : DENIED_IF_PRESENT) {
            try {
                builder.denyAccess(Class.forName(name, false, PublicMembers.class.getClassLoader()), true);
            } catch (ClassNotFoundException | LinkageError e) {
                // A program without that module has no such objects.
            }
        }
        return builder.build();
    }
}
