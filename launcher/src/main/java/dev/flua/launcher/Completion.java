package dev.flua.launcher;

import dev.flua.stdlib.process.LuaText;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Value;

/**
 * Finds how a text may go on: globals, keywords, fields after a dot, methods after a colon; modules in {@code require "…"};
 * commands and their files. Calls no metamethods.
 */
final class Completion {
    /** Makes a function that finds names, and one that gives the names of modules that need no file, and package.path. */
    private static final String FINDERS = """
        local type, next, rawget, getmetatable = type, next, rawget, debug.getmetatable
        local match, gmatch, sub, package = string.match, string.gmatch, string.sub, package
        local globals = _G
        local keywords = {}
        for word in gmatch("and break do else elseif end false for function goto if in local nil not or repeat return "
            .. "then true until while", "%a+") do
          keywords[word] = true
        end
        local MAX_CHAIN = 100
        local function parent(value)
          local metatable = getmetatable(value)
          local index = metatable and rawget(metatable, "__index")
          return type(index) == "table" and index or nil
        end
        local function field(value, name)
          for _ = 1, MAX_CHAIN do
            if type(value) == "table" and rawget(value, name) ~= nil then return rawget(value, name) end
            value = parent(value)
            if value == nil then return nil end
          end
        end
        local function names(text)
          local path, word = match(text, "^(.*[.:])([%w_]*)$")
          local found, known = {}, {}
          local function add(from, methods)
            for key, value in next, from do
              if type(key) == "string" and match(key, "^[%a_][%w_]*$") and sub(key, 1, #word) == word and not known[key]
                and (not methods or type(value) == "function") then
                known[key] = true
                found[#found + 1] = (path or "") .. key
              end
            end
          end
          if not path then
            word = text
            add(globals)
            add(keywords)
          else
            local value
            local first = true
            for name in gmatch(path, "[%w_]+") do
              local owner = value
              if first then owner = globals end
              value = field(owner, name)
              if value == nil and first then value = field(package.loaded, name) end
              first = false
              if value == nil then return found end
            end
            local methods = sub(path, -1) == ":"
            for _ = 1, MAX_CHAIN do
              if type(value) == "table" then add(value, methods) end
              value = parent(value)
              if value == nil then break end
            end
          end
          return found
        end
        local function modules()
          local found = {}
          for _, from in next, { package.loaded, package.preload } do
            for key in next, from do
              if type(key) == "string" then found[#found + 1] = key end
            end
          end
          return found, package.path
        end
        return names, modules\
        """;

    /**
     * What may stand in the place of a word.
     *
     * @param word the end of the text
     */
    record Candidates(String word, List<String> candidates) {
        static final Candidates NONE = new Candidates("", List.of());
    }

    /** Finds candidates for the group of a pattern that a text matches. */
    private record Rule(Pattern pattern, Function<String, Iterable<String>> finder) {
        Rule(String pattern, Function<String, Iterable<String>> finder) {
            this(Pattern.compile(pattern, Pattern.DOTALL), finder);
        }
    }

    private final List<Rule> rules;
    private final Value names;
    private final Value modules;

    /** @param commands the names of the prompt's commands, with their dots */
    Completion(Session session, List<String> commands) {
        Value finders = session.load(FINDERS).execute();
        names = finders.getArrayElement(0);
        modules = finders.getArrayElement(1);
        rules = List.of(
                new Rule("(\\.[a-z]*)", _ -> commands),
                new Rule("\\.(?:load|save)\\s+(.*)", Completion::files),
                new Rule(".*\\brequire\\s*\\(?\\s*[\"']([^\"'\n]*)", this::modules),
                new Rule(".*?([\\w.:]*)", word -> strings(names.execute(word))));
    }

    /** How {@code text} may go on: the first rule that it matches says. */
    Candidates of(String text) {
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern().matcher(text);
            if (matcher.matches()) {
                String word = matcher.group(1);
                SortedSet<String> found = new TreeSet<>();
                for (String candidate : rule.finder().apply(word)) {
                    if (candidate.startsWith(word)) {
                        found.add(candidate);
                    }
                }
                return new Candidates(word, List.copyOf(found));
            }
        }
        return Candidates.NONE;
    }

    private static List<String> files(String path) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        List<String> found = new ArrayList<>();
        for (File file : children(folder)) {
            found.add(folder + file.getName() + (file.isDirectory() ? "/" : ""));
        }
        return found;
    }

    /** The modules that are loaded, and those that the templates of {@code package.path} lead to. */
    private List<String> modules(String word) {
        Value known = modules.execute();
        List<String> found = strings(known.getArrayElement(0));
        String parent = word.substring(0, word.lastIndexOf('.') + 1);
        Value path = known.getArrayElement(1);
        for (String template : LuaText.is(path) ? LuaText.of(path).split(";") : new String[0]) {
            int mark = template.indexOf('?');
            if (mark >= 0) {
                String folder = template.substring(0, mark) + parent.replace('.', '/');
                addModules(folder, template.substring(mark + 1), parent, found);
            }
        }
        return found;
    }

    /** Adds what {@code rest} follows: the ends of file names, or files in folders for {@code /init.lua}. */
    private static void addModules(String folder, String rest, String parent, List<String> found) {
        for (File file : children(folder)) {
            String name = file.getName();
            if (rest.startsWith("/") ? new File(file, rest).isFile() : name.endsWith(rest) && file.isFile()) {
                found.add(parent + (rest.startsWith("/") ? name : name.substring(0, name.length() - rest.length())));
            } else if (file.isDirectory() && hasModule(file, rest)) {
                found.add(parent + name + ".");
            }
        }
    }

    private static boolean hasModule(File folder, String rest) {
        for (File file : children(folder.getPath())) {
            if (!rest.startsWith("/") && file.getName().endsWith(rest)) {
                return true;
            }
        }
        return false;
    }

    private static File[] children(String folder) {
        File[] files = new File(folder.isEmpty() ? "." : folder).listFiles((_, name) -> !name.startsWith("."));
        return files == null ? new File[0] : files;
    }

    private static List<String> strings(Value array) {
        List<String> strings = new ArrayList<>();
        for (long i = 0; i < array.getArraySize(); i++) {
            strings.add(LuaText.of(array.getArrayElement(i)));
        }
        return strings;
    }
}
