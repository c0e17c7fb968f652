package dev.flua.launcher;

import dev.flua.stdlib.process.LuaText;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/**
 * Prints values for a person: like {@code print}, but tables with what is in them, as Lua would write it. Calls no
 * metamethods but {@code __tostring}.
 */
final class Inspector {
    /**
     * Makes the function that prints. A table becomes a node, a list of items, and its text is laid out when all of it is
     * known: on one line if it fits; otherwise with fields on lines of their own, and elements side by side.
     */
    private static final String PRINTER = """
        local colour, width = ...
        local type, next, rawget, tostring, select, load = type, next, rawget, tostring, select, load
        local getmetatable, len, concat, output = debug.getmetatable, utf8.len, table.concat, io.stdout
        local format, gsub, match, sub, byte = string.format, string.gsub, string.match, string.sub, string.byte

        -- How many entries are shown of a table, and of the tables in it, and in those.
        local LIMITS <const> = { 100, 20, 5 }
        local MAX_STRING <const> = 200

        local function columns(text) return len(text) or #text end

        local function quoted(text)
          local cut = ""
          if #text > MAX_STRING then
            local last = MAX_STRING
            while last > 0 and byte(text, last + 1) & 0xC0 == 0x80 do last = last - 1 end
            text, cut = sub(text, 1, last), "..."
          end
          text = gsub(format("%q", text), "\\\\\\n", "\\\\n")
          if not len(text) then
            text = gsub(text, "[\\x80-\\xff]", function(c) return "\\\\" .. byte(c) end) -- not UTF-8
          end
          return text .. cut
        end

        local function simple(value)
          return type(value) == "string" and quoted(value) or tostring(value)
        end

        local function key_text(key)
          local name = type(key) == "string" and match(key, "^[%a_][%w_]*$")
          return (name and load("local " .. name) and name or "[" .. simple(key) .. "]") .. " = "
        end

        -- The text of a value, or the node of a table. Open are the nodes of the tables that the value is in.
        local function inspect(value, depth, open)
          local metatable = getmetatable(value)
          if type(value) ~= "table" or metatable and rawget(metatable, "__tostring") ~= nil then return simple(value) end
          local around = open[value]
          if around then
            if not around.label then
              open.labels = (open.labels or 0) + 1
              around.label = "<" .. open.labels .. ">"
            end
            return around.label
          end
          if next(value) == nil then return "{}" end
          local limit = LIMITS[depth]
          if not limit then return "{...}" end
          local node, index, count = {}, 0, 0
          open[value] = node
          for key, element in next, value do
            count = count + 1
            if count <= limit then
              local prefix = ""
              if key == index + 1 then index = key else prefix = key_text(key) end
              node[count] = { prefix = prefix, content = inspect(element, depth + 1, open) }
            end
          end
          open[value] = nil
          if count > limit then
            node[limit + 1] = { prefix = "", content = "... " .. count - limit .. " more" }
          end
          return node
        end

        local function opening(node) return node.label and node.label .. " {" or "{" end

        local function line(node)
          if type(node) == "string" then return node end
          local items = {}
          for i, item in next, node do
            if type(i) == "number" then items[i] = item.prefix .. line(item.content) end
          end
          return opening(node) .. concat(items, ", ") .. "}"
        end

        -- Lays out a node whose text begins in the given column of an indented line and has a comma behind it.
        local function layout(node, indent, column, limit)
          local text = line(node)
          if type(node) == "string" or column + columns(text) < limit then return text end
          local inner = indent .. "  "
          local lines, flowing = { opening(node) }, false
          for i = 1, #node do
            local item = node[i]
            local flows = item.prefix == "" and type(item.content) == "string"
            text = item.prefix .. layout(item.content, inner, #inner + columns(item.prefix), limit)
            if i < #node then text = text .. "," end
            if flows and flowing and columns(lines[#lines]) + 1 + columns(text) < limit then
              lines[#lines] = lines[#lines] .. " " .. text
            else
              lines[#lines + 1] = inner .. text
            end
            flowing = flows
          end
          lines[#lines + 1] = indent .. "}"
          return concat(lines, "\\n")
        end

        return function(...)
          local texts, limit = {}, width()
          for i = 1, select("#", ...) do
            local value = select(i, ...)
            texts[i] = type(value) == "string" and value or colour(layout(inspect(value, 1, {}), "", 0, limit))
          end
          output:write(concat(texts, "\\t"), "\\n"):flush()
        end\
        """;

    private final Value printer;

    /** @param editor knows the terminal that will show the values */
    Inspector(Session session, LineEditor editor) {
        ProxyExecutable colour = arguments -> editor.coloured(LuaText.of(arguments[0]));
        ProxyExecutable width = _ -> editor.width();
        printer = session.load(PRINTER).execute(colour, width);
    }

    /** A function that prints its arguments. */
    Value printer() {
        return printer;
    }
}
