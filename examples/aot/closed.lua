-- What a program that was compiled ahead of time cannot do: load more code. Each attempt is an ordinary error.
local attempts = {
  { "load", load, "return 1 + 1" },
  { "loadfile", loadfile, "more.lua" },
  { "dofile", dofile, "more.lua" },
  { "string.dump", string.dump, print },
  { "require", require, "a.module.that.is.not.there" },
}
for _, attempt in ipairs(attempts) do
  local ok, message = pcall(table.unpack(attempt, 2))
  print(attempt[1], ok, (tostring(message):gsub("\n.*", "")))
end
