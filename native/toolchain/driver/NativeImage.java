import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command {@code native-image} of the assembled toolchain: makes one run of the builder from the usual options, as far as flua
 * uses them, and from what the jars say in {@code META-INF/native-image}. Its home, which {@code assemble} makes:
 *
 * <pre>
 * bin/java, lib/               a JDK
 * lib/svm/builder/*.jar        the builder's modules
 * lib/truffle/builder/*.jar    Truffle's, which are the builder's too when the image holds a Truffle language
 * lib/svm/clibraries/          static libraries and headers
 * </pre>
 */
public final class NativeImage {
    private static final String RUNTIME = "org.graalvm.truffle.runtime";
    /** What only Truffle's runtime needs, and the runtime itself. */
    private static final Set<String> OF_RUNTIME = Set.of(RUNTIME, "org.graalvm.jniutils");

    private static final String STATIC = "-H:NativeLinkerOption=-static";

    private static final String GENERATOR =
            "org.graalvm.nativeimage.builder/com.oracle.svm.hosted.NativeImageGeneratorRunner";

    /** What the builder says before it shows the linker's messages. */
    private static final String LINK_FAILURE = "error linking the native image";

    private static final Pattern UNDEFINED = Pattern.compile("undefined references? to [`'](\\w+)'");

    /** The symbol of a native method; an underscore before a digit is part of a name, one before a letter separates names. */
    private static final Pattern NATIVE_METHOD = Pattern.compile(
            "Java_(?<class>(?:[A-Za-z0-9]|_[0-3]|_(?=[A-Za-z]))+)_(?<method>(?:[A-Za-z]|_1)(?:[A-Za-z0-9]|_[0-3])*)(?:__\\w*)?");

    private static final Pattern ESCAPE = Pattern.compile("_0([0-9a-f]{4})|_1|_");

    /** The modules of the JDK into which the builder reaches. */
    private static final List<String> OPENED = List.of(
            "java.base",
            "jdk.internal.vm.ci",
            "java.management",
            "jdk.management",
            "jdk.jfr",
            "java.logging",
            "java.instrument",
            "java.xml",
            "jdk.zipfs",
            "java.compiler");

    /** Which option of the builder reads which file below {@code META-INF/native-image}. */
    private static final Map<String, String> CONFIGURATION_FILES = Map.of(
            "reachability-metadata.json", "ReachabilityMetadataResources",
            "reflect-config.json", "ReflectionConfigurationResources",
            "jni-config.json", "JNIConfigurationResources",
            "resource-config.json", "ResourceConfigurationResources",
            "proxy-config.json", "DynamicProxyConfigurationResources",
            "serialization-config.json", "SerializationConfigurationResources");

    /** {@code --exclude-config jar,file}: both regular expressions. */
    private record Exclusion(Pattern jar, Pattern file) {}

    private final Path home = Path.of(System.getProperty("toolchain.home")).toAbsolutePath();
    private final List<String> machineOptions = new ArrayList<>();
    private final List<String> builderOptions = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final Set<Path> classPath = new LinkedHashSet<>();
    private final Set<Path> modulePath = new LinkedHashSet<>();
    private final Set<String> forcedModules = new HashSet<>();
    private final List<Exclusion> exclusions = new ArrayList<>();
    private final Map<Path, String> moduleNames = new HashMap<>();
    private boolean truffle;
    private boolean dryRun;
    private String module;
    private String output;

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(new NativeImage().run(List.of(arguments)));
    }

    private int run(List<String> arguments) throws IOException, InterruptedException {
        parse(arguments, "the command line");
        for (Path path : Stream.concat(classPath.stream(), modulePath.stream()).toList()) {
            readConfiguration(path);
        }
        List<String> command = command();
        if (dryRun) {
            System.out.println(String.join(" \\\n  ", command));
            return 0;
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectErrorStream(true);
        builder.environment().put("JVMCI_VERSION_CHECK", "ignore"); // the compiler's jar names a later update of the JDK
        builder.environment().put("LANGUAGE", "en"); // of the linker's messages, which are read
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        List<String> linkFailure = copyOutput(process);
        int status = process.waitFor();
        Set<String> missing = undefinedSymbols(linkFailure);
        (missing.isEmpty() ? linkFailure : explain(missing)).forEach(System.out::println);
        return status;
    }

    /** Copies what the builder says up to the failure of a link, and returns the rest. */
    private static List<String> copyOutput(Process process) throws IOException {
        List<String> rest = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (!rest.isEmpty() || line.contains(LINK_FAILURE)) {
                    rest.add(line);
                } else {
                    System.out.println(line);
                }
            }
        }
        return rest;
    }

    private static Set<String> undefinedSymbols(List<String> linkFailure) {
        return linkFailure.stream()
                .flatMap(line -> UNDEFINED.matcher(line).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> explain(Set<String> symbols) {
        List<String> lines = new ArrayList<>();
        lines.add("Error: the image reaches native methods or C functions that this toolchain does not have. Write them"
                + " (native/toolchain/README.md says how):");
        for (String symbol : symbols) {
            Matcher method = NATIVE_METHOD.matcher(symbol);
            if (!method.matches()) {
                lines.add("  " + symbol + " (see native/toolchain/shim)");
                continue;
            }
            lines.add("  " + declaration(unescaped(method.group("class")), unescaped(method.group("method"))));
            lines.add("      as " + symbol + " in native/toolchain/jdk/" + fileFor(method.group("class")));
        }
        return lines;
    }

    /** The declaration of the native method in the JDK on which this runs, which is that of the image. */
    private static String declaration(String className, String method) {
        try {
            Class<?> declaring = Class.forName(className, false, ClassLoader.getPlatformClassLoader());
            return Arrays.stream(declaring.getDeclaredMethods())
                    .filter(found -> Modifier.isNative(found.getModifiers()) && found.getName().equals(method))
                    .map(Object::toString)
                    .collect(Collectors.joining(" or "));
        } catch (ClassNotFoundException e) { // not of the JDK
            return className + "." + method;
        }
    }

    /** A Java name as it was before it became part of a symbol (JNI specification, "Resolving Native Method Names"). */
    private static String unescaped(String name) {
        return ESCAPE.matcher(name).replaceAll(found -> {
            String code = found.group(1);
            String text = code != null ? String.valueOf((char) Integer.parseInt(code, 16)) : found.group().equals("_") ? "." : "_";
            return Matcher.quoteReplacement(text);
        });
    }

    /** The C file in which a class belongs: the one that has most of its name, else one of the package's name. */
    private static String fileFor(String className) {
        return Arrays.stream(System.getProperty("toolchain.natives").split(" "))
                .filter(file -> className.toLowerCase(Locale.ROOT).startsWith(file))
                .max(Comparator.comparingInt(String::length))
                .orElse(className.substring(0, Math.max(0, className.lastIndexOf('_'))))
                + ".c";
    }

    private void parse(List<String> arguments, String origin) throws IOException {
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            String option = equals < 0 ? argument : argument.substring(0, equals);
            String value = equals < 0 ? null : argument.substring(equals + 1);
            switch (option) {
                case "-cp", "--class-path" -> addPath(classPath, value != null ? value : rest.next());
                case "-p", "--module-path" -> addPath(modulePath, value != null ? value : rest.next());
                case "-m", "--module" -> module = value != null ? value : rest.next();
                case "-o" -> output = rest.next();
                case "-g" -> builderOptions.add("-H:GenerateDebugInfo=2");
                case "--shared" -> builderOptions.add("-H:+SharedLibrary");
                case "--gc" -> builderOptions.add("-H:GC=" + value);
                case "--initialize-at-build-time" -> initialize(value, "build_time");
                case "--initialize-at-run-time" -> initialize(value, "run_time");
                case "--features" -> builderOptions.add("-H:Features=" + value);
                case "--add-exports" -> builderOptions.add("-H:AddExports=" + (value != null ? value : rest.next()));
                case "--add-opens" -> builderOptions.add("-H:AddOpens=" + (value != null ? value : rest.next()));
                case "--add-modules" -> machineOptions.add("--add-modules=" + (value != null ? value : rest.next()));
                case "--enable-native-access" ->
                    builderOptions.add("-H:EnableNativeAccess=" + (value != null ? value : rest.next()));
                case "--exclude-config" ->
                    exclusions.add(new Exclusion(Pattern.compile(rest.next()), Pattern.compile(rest.next())));
                case "--macro:truffle-svm" -> truffle = true;
                case "--install-exit-handlers" -> builderOptions.add("-H:+InstallExitHandlers");
                case "--no-fallback" -> {}
                case "--dry-run" -> dryRun = true;
                default -> {
                    if (argument.matches("-O.")) {
                        builderOptions.add("-H:Optimize=" + argument.substring(2));
                    } else if (argument.startsWith("-march=")) {
                        builderOptions.add("-H:MicroArchitecture=" + argument.substring("-march=".length()));
                    } else if (argument.startsWith("-H:") || argument.startsWith("-R:")) {
                        builderOptions.add(argument);
                        if (argument.equals(STATIC)) {
                            builderOptions.add("-H:NativeLinkerOption=-Wl,--wrap=pthread_getattr_np"); // shim/stackbounds.c
                        }
                    } else if (argument.startsWith("-J")) {
                        machineOptions.add(argument.substring("-J".length()));
                    } else if (argument.startsWith("-D")) {
                        machineOptions.add(argument);
                    } else if (argument.startsWith("-")) {
                        throw fail("the option " + argument + " of " + origin + " is not known to the assembled toolchain");
                    } else {
                        words.add(argument);
                    }
                }
            }
        }
    }

    /** The builder wants the time behind every element. */
    private void initialize(String packages, String time) {
        builderOptions.add("-H:ClassInitialization="
                + Arrays.stream(packages.split(",")).map(name -> name + ":" + time).collect(Collectors.joining(",")));
    }

    private void readConfiguration(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (FileSystem jar = Files.isDirectory(path) ? null : FileSystems.newFileSystem(path)) {
            Path top = jar == null ? path : jar.getPath("/");
            Path folder = top.resolve("META-INF").resolve("native-image");
            if (!Files.isDirectory(folder)) {
                return;
            }
            List<Path> files;
            try (Stream<Path> all = Files.walk(folder)) {
                files = all.filter(file -> Files.isRegularFile(file) && !isExcluded(path, file)).sorted().toList();
            }
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.equals("native-image.properties")) {
                    readProperties(path, top, file);
                } else if (CONFIGURATION_FILES.containsKey(name)) {
                    builderOptions.add("-H:" + CONFIGURATION_FILES.get(name) + "=" + top.relativize(file));
                }
            }
        }
    }

    private boolean isExcluded(Path jar, Path file) {
        return exclusions.stream()
                .anyMatch(e -> e.jar.matcher(jar.toString()).find() && e.file.matcher(file.toString()).find());
    }

    private void readProperties(Path jar, Path top, Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        if (properties.containsKey("ForceOnModulePath")) {
            forcedModules.add(properties.getProperty("ForceOnModulePath").trim());
        }
        String here = top.relativize(file.getParent()).toString();
        parse(split(properties.getProperty("Args", ""), here), jar + "!" + file);
        machineOptions.addAll(split(properties.getProperty("JavaArgs", ""), here));
    }

    private static List<String> split(String options, String here) {
        return Arrays.stream(options.trim().split("\\s+"))
                .filter(option -> !option.isEmpty())
                .map(option -> option.replace("${.}", here))
                .toList();
    }

    private List<String> command() throws IOException {
        Set<String> given = new HashSet<>(names(classPath));
        given.addAll(names(modulePath));
        List<Path> builder = jars(home.resolve("lib/svm/builder"));
        if (truffle) {
            builder.addAll(jars(home.resolve("lib/truffle/builder")));
        }
        if (!given.contains(RUNTIME)) { // an interpreter and no compiler
            builder.removeIf(jar -> OF_RUNTIME.contains(nameOf(jar)));
        }
        Set<String> builderNames = names(builder);
        // There would be two of each class.
        classPath.removeIf(path -> builderNames.contains(nameOf(path)));
        modulePath.removeIf(path -> builderNames.contains(nameOf(path)));
        for (Path path : List.copyOf(classPath)) {
            if (forcedModules.contains(nameOf(path))) {
                classPath.remove(path);
                modulePath.add(path);
            }
        }
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        addMachineOptions(command, builder, builderNames);
        command.addAll(List.of("-m", GENERATOR));
        if (!classPath.isEmpty()) {
            command.addAll(List.of("-imagecp", join(classPath)));
        }
        if (!modulePath.isEmpty()) {
            command.addAll(List.of("-imagemp", join(modulePath)));
        }
        addMain(command);
        command.add("-H:CLibraryPath=" + home.resolve("lib/svm/clibraries"));
        String identity = String.join("\0", builderOptions) + output;
        command.add("-H:ImageBuildID=" + UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)));
        command.add("-H:-UseContainerSupport"); // there is no libsvm_container.a
        command.add("-H:FallbackThreshold=0");
        command.addAll(builderOptions);
        return command;
    }

    private void addMachineOptions(List<String> command, List<Path> builder, Set<String> builderNames) throws IOException {
        String truffleModules = builderNames.stream()
                .filter(name -> name.startsWith("org.graalvm.truffle") || name.equals("org.graalvm.polyglot"))
                .map(name -> "," + name)
                .collect(Collectors.joining());
        command.addAll(List.of(
                "-XX:+UseParallelGC",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:+EnableJVMCI",
                "-XX:-UseJVMCICompiler",
                "-XX:-UseJVMCINativeLibrary",
                "-Xss10m",
                "-XX:MaxRAMPercentage=60",
                "-Xshare:off",
                "-Djava.awt.headless=true",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.system.class.loader=com.oracle.svm.hosted.NativeImageSystemClassLoader",
                "-Dorg.graalvm.nativeimage.imagecode=buildtime",
                "-Dcom.oracle.graalvm.isaot=true",
                "-Dorg.graalvm.version=" + System.getProperty("toolchain.version"),
                "-Dorg.graalvm.vendorversion=GraalVM CE " + System.getProperty("toolchain.version") + ", assembled",
                "-Dsubstratevm.HostLibC=glibc",
                "-Djdk.internal.lambda.disableEagerInitialization=true",
                "-Djdk.internal.lambda.eagerlyInitialize=false",
                "-Djava.lang.invoke.InnerClassLambdaMetafactory.initializeLambdas=false",
                "-Dtruffle.TrustAllTruffleRuntimeProviders=true",
                "-Dgraalvm.locatorDisabled=true",
                "--sun-misc-unsafe-memory-access=allow",
                "--module-path",
                join(builder),
                "--upgrade-module-path",
                home.resolve("lib/svm/builder/compiler.jar").toString(),
                "--enable-native-access=org.graalvm.nativeimage.builder" + (truffle ? ",org.graalvm.truffle" : ""),
                "--add-modules=ALL-DEFAULT,jdk.internal.vm.ci" + truffleModules,
                "@" + exports(builderNames)));
        command.addAll(machineOptions);
    }

    private void addMain(List<String> command) {
        String main = null;
        if (module != null) {
            String[] parts = module.split("/", 2);
            command.add("-H:Module=" + parts[0]);
            main = parts.length > 1 ? parts[1] : null;
        } else if (!words.isEmpty()) {
            main = words.removeFirst();
        }
        if (!words.isEmpty()) {
            output = words.removeFirst();
        }
        if (!words.isEmpty()) {
            throw fail("what is " + words + "?");
        }
        if (output == null) {
            throw fail("the option -o is missing");
        }
        if (main != null) {
            command.add("-H:Class=" + main);
        }
        Path file = Path.of(output).toAbsolutePath();
        command.add("-H:Name=" + file.getFileName());
        command.add("-H:Path=" + file.getParent());
    }

    /** A file of options that give the builder's modules every package of the JDK's modules into which they reach. */
    private Path exports(Set<String> builderNames) throws IOException {
        String to = String.join(",", builderNames) + ",ALL-UNNAMED";
        Path file = home.resolve("lib/svm/exports-" + Integer.toHexString(to.hashCode()) + ".args");
        if (Files.exists(file)) {
            return file;
        }
        StringBuilder options = new StringBuilder();
        for (String name : OPENED) {
            ModuleReference reference = ModuleFinder.ofSystem().find(name).orElse(null);
            if (reference == null) {
                continue;
            }
            for (String packageName : new TreeSet<>(reference.descriptor().packages())) {
                String export = name + "/" + packageName + "=" + to + "\n";
                options.append("--add-exports=").append(export).append("--add-opens=").append(export);
            }
        }
        if (builderNames.contains("org.graalvm.polyglot")) {
            options.append("--add-opens=org.graalvm.polyglot/org.graalvm.polyglot=org.graalvm.truffle\n");
        }
        Path temporary = Files.createTempFile(file.getParent(), "exports", ".tmp"); // several builds may run at once
        Files.writeString(temporary, options);
        return Files.move(temporary, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static void addPath(Set<Path> path, String elements) throws IOException {
        for (String element : elements.split(File.pathSeparator)) {
            if (element.endsWith("/*")) {
                path.addAll(jars(Path.of(element.substring(0, element.length() - 2))));
            } else if (!element.isEmpty()) {
                path.add(Path.of(element));
            }
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }

    /** The name of the module in a jar, empty where there is none. */
    private String nameOf(Path jar) {
        return moduleNames.computeIfAbsent(jar, path -> {
            try {
                return ModuleFinder.of(path).findAll().stream()
                        .map(found -> found.descriptor().name())
                        .findFirst()
                        .orElse("");
            } catch (FindException e) {
                return "";
            }
        });
    }

    private Set<String> names(Collection<Path> jars) {
        return jars.stream()
                .map(this::nameOf)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String join(Collection<Path> paths) {
        return paths.stream().map(path -> path.toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator));
    }

    private static RuntimeException fail(String message) {
        System.err.println("native-image: " + message);
        System.exit(2);
        return new IllegalStateException(message);
    }
}
