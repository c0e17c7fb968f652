-- What lua.c does around a script, for a program that was compiled ahead of time. Gets the name under which the program was
-- started and its arguments. Returns functions for ProgramMain: one to call the script in protected mode, the script, its message
-- handler, and one that makes the exit status of what came of it.
local command = ...
local type, rawget, tostring, traceback, getmetatable = type, rawget, tostring, debug.traceback, debug.getmetatable
local sub, integer, number = string.sub, math.tointeger, math.type
local stdout, stderr = io.stdout, io.stderr

-- The last line of a traceback is the caller of the script, which in lua.c is a C function without a name.
local BOTTOM = "\n\t[C]: in function 'xpcall'"

local function handler(message)
  local kind = type(message)
  if kind ~= "string" and kind ~= "number" then
    local metatable = getmetatable(message)
    if metatable and rawget(metatable, "__tostring") then
      local text = tostring(message)
      if type(text) == "string" then return text end
    end
    message = "(error object is a " .. kind .. " value)"
  end
  local text = traceback(message, 2)
  return sub(text, -#BOTTOM) == BOTTOM and sub(text, 1, -#BOTTOM - 1) .. "\n\t[C]: in ?" or text
end

local function status(succeeded, value)
  if not succeeded then
    stdout:flush()
    stderr:write(command, ": ", type(value) == "string" and value or "(error message not a string)", "\n")
    return 1
  end
  return value == false and 1 or number(value) and integer(value) or 0
end

arg = { [0] = command, select(2, ...) }
return xpcall, package.searchers[2]("=main"), handler, status
