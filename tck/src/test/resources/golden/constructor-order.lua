-- Items with a key are stored as they come, positional ones in batches of 50 and at the end.
print(({false, [1] = true})[1])
print(({"a", [1] = "z", "b"})[2], ({"a", [2] = "z", "b"})[2])
print(({[1] = "h", "x"})[1], ({"x", [1] = "h"})[1])
local function f() return 1, 2 end
print(({f(), [1] = "k"})[1], ({f(), [2] = "k"})[2], ({[2] = "k", f()})[2])
print(({"a", [1.0] = "f"})[1], ({[1.0] = "f", "a"})[1], ({nil, [1] = "k"})[1], ({"a", nil, [2] = "k"})[2])
print(({x = 1, x = 2}).x, ({x = 1, ["x"] = 3, "p", x = nil}).x, ({[1] = 1, [1] = 2})[1])
print(#{n = 1, f()}, #{f(), f()}, #{f(), n = 1}, ({f(), n = 1, f()})[3])

-- A batch is stored when the item after it begins.
for _, n in ipairs{48, 49, 50, 51, 99, 100, 101, 149, 150} do
  for _, key in ipairs{1, 49, 50, 51, 100, 101} do
    local items = {}
    for i = 1, n do items[i] = "'p" .. i .. "'" end
    local with = ("return {%s, [%d] = 'k'}"):format(table.concat(items, ","), key)
    local followed = ("return {%s, [%d] = 'k', 'last'}"):format(table.concat(items, ","), key)
    local first = ("return {[%d] = 'k', %s}"):format(key, table.concat(items, ","))
    local open = ("return {%s, [%d] = 'k', (function() return 'x', 'y' end)()}"):format(table.concat(items, ","), key)
    io.write(n, ":", key, " ")
    for _, text in ipairs{with, followed, first, open} do
      local t = load(text)()
      io.write(tostring(t[key]), "/", tostring(t[n + 1]), "/", tostring(t[n]), " ")
    end
    print()
  end
end

-- What is evaluated when.
local log = {}
local function l(x) log[#log + 1] = x return x end
local t = {l(1), [l("k")] = l("v"), l(2), [l(2)] = l("two"), l(3)}
print(table.concat(log, " "), t[1], t.k, t[2], t[3])
print(pcall(function() return {1, [nil] = 2, l("never")} end))
print(log[#log])
print(select("#", table.unpack({1, nil, 3, x = 1, nil}, 1, 4)))
