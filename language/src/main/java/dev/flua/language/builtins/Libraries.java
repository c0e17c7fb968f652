package dev.flua.language.builtins;

import com.oracle.truffle.api.dsl.NodeFactory;
import dev.flua.language.context.LuaContext;
import dev.flua.language.context.LuaEngine;
import dev.flua.language.runtime.FunctionCode;
import dev.flua.language.runtime.LuaFunction;
import dev.flua.language.runtime.LuaNil;
import dev.flua.language.runtime.LuaString;
import dev.flua.language.runtime.table.LuaTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the standard libraries and puts them into a context. */
public final class Libraries {
    private static final String GLOBALS = "_G";
    private static final String REQUIRE = "require";

    private static final List<LuaLibrary> FOUND = find();

    private Libraries() {}

    private static List<LuaLibrary> find() {
        ModuleLayer layer = Libraries.class.getModule().getLayer();
        ServiceLoader<LuaLibrary> services = layer == null
                ? ServiceLoader.load(LuaLibrary.class, Libraries.class.getClassLoader())
                : ServiceLoader.load(layer, LuaLibrary.class);
        List<LuaLibrary> found = new ArrayList<>();
        services.forEach(found::add);
        found.sort(Comparator.comparingInt(LuaLibrary::order));
        return found;
    }

    /** Whether a library of this name is on the path, or could have such a function. */
    static boolean isKnown(String name) {
        int point = name.indexOf('.');
        String library = point < 0 ? name : name.substring(0, point);
        return FOUND.stream().anyMatch(found -> found.name().equals(library))
                || (point < 0 && (name.equals(REQUIRE) || isBasicFunction(name)));
    }

    private static boolean isBasicFunction(String name) {
        return FOUND.stream()
                .filter(library -> library.name().equals(GLOBALS))
                .flatMap(library -> library.functions().stream())
                .map(Libraries::declaration)
                .anyMatch(
                        declaration -> declaration != null && declaration.name().equals(name));
    }

    private static List<LuaLibrary> selected(LibrarySelection selection) {
        return FOUND.stream()
                .filter(library -> selection.hasLibrary(library.name()))
                .toList();
    }

    /** Adds the libraries that were selected and need no privilege to the globals and to {@code package.loaded}. */
    public static void install(LuaContext context, LibrarySelection selection) {
        List<LuaLibrary> libraries = selected(selection).stream()
                .filter(library -> !library.isPrivileged())
                .toList();
        libraries.forEach(library -> install(context, library));
        // At the end, as libraries rely on each other's functions while they are installed.
        libraries.forEach(library -> removeUnselected(context, library, selection));
    }

    /** Takes away the functions that were not selected. */
    private static void removeUnselected(LuaContext context, LuaLibrary library, LibrarySelection selection) {
        if (selection == LibrarySelection.ALL) {
            return;
        }
        boolean basic = library.name().equals(GLOBALS);
        LuaTable table = (LuaTable) context.loaded().get(LuaString.intern(library.name()));
        int position = LuaTable.START;
        while ((position = table.nextPosition(position)) >= 0) {
            Object key = table.keyAt(position);
            boolean isLibrary = basic && context.loaded().get(key) != LuaNil.NIL;
            if (!isLibrary && !selection.has(library.name(), key.toString())) {
                table.put(key, LuaNil.NIL);
            }
        }
    }

    private static void install(LuaContext context, LuaLibrary library) {
        boolean basic = library.name().equals(GLOBALS);
        LuaTable table = basic ? context.globals() : new LuaTable();
        LuaString name = LuaString.intern(library.name());
        addFunctions(table, basic ? "" : library.name() + ".", library.functions());
        library.install(context, table);
        context.globals().put(name, table);
        context.loaded().put(name, table);
    }

    /** Completes the libraries in the process that runs the program, and adds those that the embedder allows. */
    public static void start(LuaContext context, LibrarySelection selection) {
        for (LuaLibrary library : selected(selection)) {
            if (!library.isPrivileged()) {
                library.start(context);
            } else if (library.isAllowed(context.env())) {
                install(context, library);
                removeUnselected(context, library, selection);
                library.start(context);
            }
        }
    }

    private static LuaBuiltin declaration(NodeFactory<? extends LuaBuiltinNode> factory) {
        return factory.getNodeClass().getAnnotation(LuaBuiltin.class);
    }

    /**
     * Adds functions to a table under their declared names.
     *
     * @param prefix of the names that tracebacks show
     * @param factories those without {@link LuaBuiltin} are common parts of several functions, and are left out
     */
    public static void addFunctions(
            LuaTable table, String prefix, List<? extends NodeFactory<? extends LuaBuiltinNode>> factories) {
        for (NodeFactory<? extends LuaBuiltinNode> factory : factories) {
            LuaBuiltin declaration = declaration(factory);
            if (declaration != null) {
                String name = declaration.name();
                table.put(LuaString.intern(name), function(prefix + name, factory));
            }
        }
    }

    /**
     * A function made of a builtin that is in no library's table.
     *
     * @param name as tracebacks show it
     */
    public static LuaFunction function(String name, NodeFactory<? extends LuaBuiltinNode> factory) {
        LuaEngine engine = LuaEngine.get(null);
        FunctionCode code = engine.builtin(
                name + " " + factory.getNodeClass().getName(), // parts of several libraries are called "for iterator"
                () -> {
                    LuaBuiltin declaration = declaration(factory);
                    return new BuiltinRootNode(engine, name, factory, declaration.arguments(), declaration.kind())
                            .getCallTarget();
                });
        return new LuaFunction(code, LuaFunction.NO_UPVALUES);
    }
}
