-- Tables: keys, borders, next, growth and removal (manual §2.1, §3.4.7, §6.1).
local function size(t) local n = 0 for _ in pairs(t) do n = n + 1 end return n end

-- Keys of all kinds.
local f, u, t = function() end, io.stdout, {}
local co = coroutine.create(f)
local keys = { [1] = "i", [1.5] = "f", s = "s", [true] = "b", [f] = "fn", [u] = "u", [t] = "t", [co] = "co", [-1] = "neg", [2 ^ 53] = "big" }
print(keys[1], keys[1.0], keys[1.5], keys.s, keys[true], keys[false], keys[f], keys[u], keys[t], keys[{}], keys[co], keys[-1], keys[1 << 53])
print(size(keys), keys["1"], keys[math.huge], keys[-1.0])
keys[math.huge], keys[-math.huge], keys[math.mininteger], keys[2 ^ 63] = "inf", "-inf", "min", "2^63"
print(keys[1 / 0], keys[-1 / 0], keys[math.mininteger + 0.0], keys[2 ^ 63], keys[math.maxinteger], size(keys))

-- Float keys become integers where they can.
local n = {}
n[1.0], n[2], n[3.0] = "a", "b", "c"
for k, v in ipairs(n) do io.write(k, math.type(k), v, " ") end
print(#n)
for i = 1, 10 do n[i + 0.0] = i end
print(#n, n[10], next({ [5.0] = true }))

-- Length and borders of sequences.
local s = {}
for i = 1, 100 do s[i] = i end
print(#s)
for i = 100, 51, -1 do s[i] = nil end
print(#s)
s[#s + 1] = "x"; s[#s + 1] = "y"
print(#s, s[51], s[52])
for i = 1, 52 do s[i] = nil end
print(#s, next(s))
local backwards = {}
for i = 20, 1, -1 do backwards[i] = i end
print(#backwards)
local zero = { [0] = "zero", "one" }
print(#zero, zero[0])
local nils = { nil, nil, 3 }
print(#nils == 3 or #nils == 0, #{ nil }, #{ nil, 2 } == 2 or #{ nil, 2 } == 0, #{ 1, nil } == 1)
print(#"", #{ n = 5 }, #{ {}, {} }, #{ [1] = 1, [2] = 2, [3] = 3 })

-- next: order of arrays, end, errors, and removal while traversing.
print(next({})); print(next({ 10 })); print(next({ 10 }, 1)); print(next({ 10, 20 }, 1))
print(pcall(next, {}, "nothing")); print(pcall(next, { 1 }, 5)); print(pcall(next)); print(rawequal(next, pairs({})))
local big = {}
for i = 1, 1000 do big["k" .. i] = i; big[i] = i end
local sum, visits = 0, 0
for k, v in pairs(big) do
  sum = sum + v
  visits = visits + 1
  big[k] = nil
end
print(sum, visits, next(big))
for i = 1, 100 do big[i] = i; big[i .. ""] = i end
for k in pairs(big) do if type(k) == "string" then big[k] = nil end end
print(size(big), #big)
for k, v in pairs(big) do big[k] = v * 2 end
print(big[1], big[100], size(big))
local removed = 0
for k, v in pairs(big) do if v % 4 == 0 then big[k] = nil; removed = removed + 1 end end
print(removed, size(big))
local restored = {}
for i = 1, 50 do restored["f" .. i] = i end
for i = 1, 50 do restored["f" .. i] = nil end
for i = 1, 50 do restored["g" .. i] = i end
print(size(restored), restored.f1, restored.g50)

-- Records that grow past any fixed layout; dynamic and constant keys mixed.
local record = { a = 1, b = 2 }
for i = 1, 300 do record["field" .. i] = i end
record.c = record.a + record.b + record.field300
print(record.c, size(record), record.field1, record["field" .. 150])
for i = 1, 300, 2 do record["field" .. i] = nil end
print(size(record), record.field1, record.field2, record.a)
record.a, record.b = nil, 2.5
print(record.a, record.b, size(record))
record.a = "back"
print(record.a, size(record))

-- Arrays that become sparse, mixed, and back.
local mixed = { 1, 2, 3 }
mixed[2] = "two"; mixed[3] = 3.5; mixed[4] = true; mixed[5] = nil; mixed[1000000] = "far"; mixed[-5] = "minus"
print(#mixed == 4 or #mixed == 1000000, mixed[2], mixed[3], mixed[4], mixed[1000000], mixed[-5], size(mixed))
local holes = {}
for i = 1, 64 do holes[i * 2] = i end
for i = 1, 64 do holes[i * 2 - 1] = -i end
print(#holes, holes[1], holes[128], size(holes))
local floats = { 1.5, 2.5 }
floats[3] = 3; floats[4] = 4.0
print(floats[1], floats[3], floats[4], math.type(floats[3]), math.type(floats[4]))
local ints = { 1, 2, 3 }
ints[2] = ints[2] + 0.5; ints[3] = nil; ints[1] = ints[1] * 1.0
print(ints[1], ints[2], ints[3], #ints)

-- The table library on them.
local q = {}
for i = 1, 10 do table.insert(q, i) end
table.insert(q, 1, "front"); table.insert(q, 6, "middle")
print(table.concat(q, " "), table.remove(q, 1), table.remove(q), table.remove(q, 5), #q)
print(table.concat(q, ","), table.remove({}), table.remove({}, 0), #table.pack())
print(table.concat(table.move({ 1, 2, 3 }, 1, 3, 2), " "), table.concat(table.move({ 1, 2, 3 }, 2, 3, 1), " "))
table.sort(q, function(a, b) return a > b end)
print(table.concat(q, " "), table.concat({}, "x"), table.concat({ 1, 2.5, "z" }, ", ", 2, 3))
print(select("#", table.unpack({ n = 3 }, 1, 3)), rawlen({ 1, 2 }), rawlen("abc"), rawequal("a" .. "b", "ab"))
print(rawget({ 5 }, 1), rawget(setmetatable({}, { __index = { x = 1 } }), "x"), rawset({}, "k", "v").k)

-- Strings as keys: equal bytes are the same key, however they were made.
local byname = { ["made" .. "up"] = 1, a_rather_long_key_that_is_certainly_longer_than_forty_characters_in_all = 2 }
print(byname[table.concat { "ma", "de", "up" }], byname[("a_rather_long_key_that_is_certainly_longer_than_forty_characters"):rep(1) .. "_in_all"])
print(({ ["\0"] = "nul", [""] = "empty", ["\255"] = "byte" })["\0"], ({ [""] = "empty" })[""], #next({ ["\0x"] = 1 }))
