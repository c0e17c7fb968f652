package dev.flua.stdlib.process;

/** What the {@code lua} command does with an error that a script does not catch (lua.c, {@code msghandler}). */
public final class MessageHandler {
    /**
     * A chunk that returns the message handler for {@code xpcall}, which makes the text for the user. Level 2 of the traceback is
     * the function that raised the error, 1 being the handler. Its last line is the caller of the script: here {@code xpcall}, in
     * lua.c a C function without a name. A sandbox may have no {@code debug}, or little of it, and sees something else in the place
     * of a protected metatable.
     */
    public static final String SOURCE = """
        local type, rawget, tostring, sub = type, rawget, tostring, string.sub
        local traceback = debug and debug.traceback or function(message) return message end
        local getmetatable = debug and debug.getmetatable or getmetatable
        local bottom = "\\n\\t[C]: in function 'xpcall'"

        return function(message)
          local kind = type(message)
          if kind ~= "string" and kind ~= "number" then
            local metatable = getmetatable(message)
            local describe = metatable and (type(metatable) ~= "table" and tostring or rawget(metatable, "__tostring"))
            if describe then
              local text = describe(message)
              if type(text) == "string" then return text end
            end
            -- An exception of the host, which has no metatable: its text. Light userdata has none either.
            local text = kind == "userdata" and not metatable and tostring(message)
            local foreign = text and sub(text, 1, 9) ~= "userdata:"
            message = foreign and text or "(error object is a " .. kind .. " value)"
          end
          local text = traceback(message, 2)
          return sub(text, -#bottom) == bottom and sub(text, 1, -#bottom - 1) .. "\\n\\t[C]: in ?" or text
        end
        """;

    private MessageHandler() {}
}
