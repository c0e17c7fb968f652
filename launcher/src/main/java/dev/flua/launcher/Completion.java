package dev.flua.launcher;

import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Value;

/** Finds how a name may go on: globals, keywords, fields after a dot, methods after a colon. Calls no metamethods. */
final class Completion {
    private static final String FINDER = """
        local type, next, rawget, getmetatable = type, next, rawget, debug.getmetatable
        local match, gmatch, sub, sort, loaded = string.match, string.gmatch, string.sub, table.sort, package.loaded
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
        return function(text)
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
              if value == nil and first then value = loaded[name] end
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
          sort(found)
          return found
        end\
        """;

    private final Value finder;

    Completion(Session session) {
        finder = session.load(FINDER).execute();
    }

    /** What may stand in the place of {@code word}, names with dots and colons between them. */
    List<String> candidates(String word) {
        Value found = finder.execute(word);
        List<String> names = new ArrayList<>();
        for (long i = 0; i < found.getArraySize(); i++) {
            names.add(found.getArrayElement(i).asString());
        }
        return names;
    }
}
