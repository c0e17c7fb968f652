package dev.flua.aot;

import dev.flua.language.parser.FunctionTree;
import dev.flua.language.parser.LocalVariable;
import dev.flua.language.parser.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A function in the table that a script returns, which C programs can call.
 *
 * @param name its key in the table, a C identifier
 * @param parameters names, for people; {@code ...} last if there may be more
 */
record ExportedFunction(String name, List<String> parameters) {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

    /**
     * The functions that the text of a script shows to be in the table it returns: in the constructor {@code return {name = …}},
     * or defined as {@code function M.name}, {@code M.name = …} where it ends with {@code return M}. Which of them are functions is
     * seen when the library is opened.
     */
    static List<ExportedFunction> of(FunctionTree script) {
        Map<String, ExportedFunction> found = new LinkedHashMap<>();
        List<Tree.Statement> statements = script.body().statements();
        if (!statements.isEmpty()
                && statements.getLast() instanceof Tree.Return last
                && last.values().size() == 1) {
            Tree.Expression value = last.values().getFirst();
            if (value instanceof Tree.Local local) {
                addFieldsOf(local.variable(), statements, found);
            } else if (value instanceof Tree.TableConstructor constructor) {
                addFields(constructor, found);
            }
        }
        return List.copyOf(found.values());
    }

    /** The names in the form in which a library has them, in their order. */
    static String names(List<ExportedFunction> functions) {
        return functions.stream().map(ExportedFunction::name).collect(Collectors.joining(LibraryEntryPoints.SEPARATOR));
    }

    private static void addFieldsOf(
            LocalVariable table, List<Tree.Statement> statements, Map<String, ExportedFunction> found) {
        for (Tree.Statement statement : statements) {
            if (statement instanceof Tree.LocalStatement local) {
                int index = local.variables().indexOf(table);
                if (index >= 0
                        && index < local.values().size()
                        && local.values().get(index) instanceof Tree.TableConstructor constructor) {
                    addFields(constructor, found);
                }
            } else if (statement instanceof Tree.Assignment assignment) {
                for (int i = 0; i < assignment.targets().size(); i++) {
                    if (assignment.targets().get(i) instanceof Tree.Index target
                            && target.object() instanceof Tree.Local object
                            && object.variable() == table
                            && i < assignment.values().size()) {
                        add(target.key(), assignment.values().get(i), found);
                    }
                }
            }
        }
    }

    private static void addFields(Tree.TableConstructor constructor, Map<String, ExportedFunction> found) {
        for (int i = 0; i < constructor.keys().size(); i++) {
            add(constructor.keys().get(i), constructor.values().get(i), found);
        }
    }

    private static void add(Tree.Expression key, Tree.Expression value, Map<String, ExportedFunction> found) {
        boolean possible = value instanceof Tree.Function || value instanceof Tree.Local || value instanceof Tree.Index;
        if (!possible
                || !(key instanceof Tree.StringLiteral name)
                || !IDENTIFIER.matcher(name.value().toString()).matches()) {
            return;
        }
        List<String> parameters = new ArrayList<>();
        if (value instanceof Tree.Function literal) {
            literal.function().parameters().forEach(parameter -> parameters.add(parameter.name()));
            if (literal.function().isVararg()) {
                parameters.add("...");
            }
        } else {
            parameters.add("...");
        }
        String text = name.value().toString();
        found.put(text, new ExportedFunction(text, parameters));
    }
}
