package dev.flua.language.builtins;

import java.util.Set;
import java.util.TreeSet;
import org.graalvm.options.OptionType;

/**
 * Which libraries and functions a program gets.
 *
 * @param included names of libraries, and of functions with their library in front
 * @param excluded the same; null in place of both stands for all
 */
public record LibrarySelection(Set<String> included, Set<String> excluded) {
    /** Everything there is. */
    public static final LibrarySelection ALL = new LibrarySelection(null, Set.of());

    /** A list separated by commas; see {@link dev.flua.language.LuaOptions#Libraries}. */
    public static final OptionType<LibrarySelection> OPTION = new OptionType<>("libraries", LibrarySelection::parse);

    private static final String GLOBALS = "_G";

    private static LibrarySelection parse(String text) {
        Set<String> included = new TreeSet<>();
        Set<String> excluded = new TreeSet<>();
        for (String part : text.split(",")) {
            String name = part.strip();
            boolean without = name.startsWith("-");
            if (without) {
                name = name.substring(1);
            }
            if (!Libraries.isKnown(name)) {
                throw new IllegalArgumentException("there is no library or function '" + name + "'");
            }
            (without ? excluded : included).add(name);
        }
        return new LibrarySelection(included.isEmpty() ? null : included, excluded);
    }

    /** Whether there is the library's table. */
    boolean hasLibrary(String library) {
        return included == null
                || included.contains(library)
                || library.equals(GLOBALS)
                || included.stream().anyMatch(name -> name.startsWith(library + "."));
    }

    /** Whether there is a function of the library, or another value that it has. */
    boolean has(String library, String function) {
        String name = library.equals(GLOBALS) ? function : library + "." + function;
        return !excluded.contains(name)
                && (included == null
                        || included.contains(library)
                        || included.contains(name)
                        || (name.equals("require") && included.contains("package")));
    }
}
