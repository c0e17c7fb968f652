-- What busted uses of lua-term, a C library: nothing is a terminal, and text has no colours.
local function plain(...)
  return ...
end

return {
  isatty = function()
    return false
  end,
  colors = setmetatable({}, {
    __index = function()
      return plain
    end,
  }),
}
