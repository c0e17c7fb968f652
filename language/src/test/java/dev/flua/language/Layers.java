package dev.flua.language;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which package of the language may use which, and which source files do not keep to it, as their class files tell. Needs nothing
 * but the JDK: {@code java language/src/test/java/dev/flua/language/Layers.java language/target/classes} shows all that breaks the
 * rules.
 */
final class Layers {
    /**
     * The packages from the bottom up: what stands in one line is one floor. A package includes those inside it that are not named
     * themselves. It may use what is below it, and its own floor; the empty name is {@code dev.flua.language} itself.
     */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("runtime.text"),
            Set.of("runtime", "runtime.table"),
            Set.of("runtime.coroutine"),
            Set.of("runtime.stack"),
            Set.of("runtime.memory"),
            Set.of("runtime.limits"),
            Set.of("context"),
            Set.of("foreign"),
            Set.of("parser"),
            Set.of("nodes"),
            Set.of("interop"),
            Set.of("binary"),
            Set.of("translator"),
            Set.of("compile"),
            Set.of("builtins"),
            Set.of(""));

    /** What the parser may use: text is all that it is for. */
    private static final Set<String> BELOW_PARSER = Set.of("runtime", "runtime.text");

    private static final String ROOT = "dev/flua/language/";
    private static final Pattern NAME = Pattern.compile(ROOT + "([\\w/]+)");

    /** What annotation processors append to the name of the class that they read. */
    private static final List<String> GENERATED = List.of("Gen", "Factory", "Wrapper", "Provider", "OptionDescriptors");

    private final Map<String, Set<String>> uses = new HashMap<>();

    private Layers(Path classes) throws IOException {
        Path root = classes.resolve(ROOT);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(file -> file.toString().endsWith(".class") && !file.endsWith("package-info.class"))
                    .toList();
        }
        Map<Path, String> names = new HashMap<>();
        files.forEach(file -> names.put(
                file, root.relativize(file).toString().replace('\\', '/').replaceAll("(\\$.*)?\\.class$", "")));
        Set<String> known = new HashSet<>(names.values());
        for (Path file : files) {
            Set<String> used = uses.computeIfAbsent(source(names.get(file), known), _ -> new HashSet<>());
            for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
                if (entry instanceof Utf8Entry text) {
                    // Names of classes, descriptors, signatures and annotations are texts in the pool.
                    Matcher name = NAME.matcher(text.stringValue());
                    while (name.find()) {
                        if (known.contains(name.group(1))) {
                            used.add(source(name.group(1), known));
                        }
                    }
                }
            }
        }
    }

    /** All uses that break the rules, as {@code user -> used}, below {@code dev.flua.language}. */
    static NavigableSet<String> breaches(Path classes) throws IOException {
        NavigableSet<String> found = new TreeSet<>();
        new Layers(classes).uses.forEach((user, all) -> {
            for (String used : all) {
                if (!isAllowed(user, used)) {
                    found.add(user.replace('/', '.') + " -> " + used.replace('/', '.'));
                }
            }
        });
        return found;
    }

    /** The file that a class comes from: the one that an annotation processor has read, for what it made. */
    private static String source(String name, Set<String> known) {
        for (String suffix : GENERATED) {
            String base = name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : "";
            if (known.contains(base)) {
                return base;
            }
        }
        return name;
    }

    private static boolean isAllowed(String user, String used) {
        String from = packageOf(user);
        String to = packageOf(used);
        if (from.equals("parser") && !to.equals("parser")) {
            return BELOW_PARSER.contains(to);
        }
        boolean nodesParse = from.equals("nodes") && to.equals("parser");
        return floor(to) <= floor(from) && !nodesParse;
    }

    /** The package of the house that a class belongs to. */
    private static String packageOf(String file) {
        String name = file.substring(0, Math.max(0, file.lastIndexOf('/'))).replace('/', '.');
        while (floor(name) < 0) {
            name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        }
        return name;
    }

    private static int floor(String name) {
        for (int i = 0; i < FLOORS.size(); i++) {
            if (FLOORS.get(i).contains(name)) {
                return i;
            }
        }
        return -1;
    }

    public static void main(String[] arguments) throws IOException {
        NavigableSet<String> found = breaches(Path.of(arguments[0]));
        found.forEach(System.out::println);
        System.out.println(found.size() + " uses of a package by one that must not");
    }
}
