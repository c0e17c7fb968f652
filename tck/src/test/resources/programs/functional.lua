-- Moses (functions on tables), binaryheap, fifo, inifile and ansicolors.
local M, heap, fifo = require "moses", require "binaryheap", require "fifo"

local function show(value)
  if type(value) ~= "table" then return tostring(value) end
  local parts = {}
  for i, v in ipairs(value) do parts[i] = show(v) end
  local keys = {}
  for k, v in pairs(value) do
    if math.type(k) ~= "integer" then keys[#keys + 1] = tostring(k) .. "=" .. show(v) end
  end
  table.sort(keys)
  table.move(keys, 1, #keys, #parts + 1, parts)
  return "{" .. table.concat(parts, ", ") .. "}"
end
local function out(...) print(table.unpack(M.map({ ... }, show))) end

local list, words = { 5, 3, 8, 1, 9, 2 }, { "pear", "fig", "apple", "kiwi" }
out(M.map(list, function(v) return v * 2 end), M.select(list, function(v) return v > 4 end), M.reject(list, function(v) return v > 4 end))
out(M.reduce(list, function(a, b) return a + b end), M.reduceRight(words, function(a, b) return a .. b end), M.mapReduce(list, math.max))
out(M.sort(list), M.sortBy(words, function(w) return #w end), M.groupBy(words, function(w) return #w end), M.countBy(words, function(w) return #w end))
out(M.chunk({ 1, 1, 2, 3, 3 }, function(v) return v % 2 == 0 end), M.slice(list, 2, 4), M.first(list, 2), M.last(list, 2), M.rest(list, 5))
out(M.flatten({ 1, { 2, { 3, { 4 } } } }), M.flatten({ 1, { 2, { 3 } } }, true), M.difference({ 1, 2, 3 }, { 2 }), M.union({ 1, 2 }, { 2, 3 }), M.intersection({ 1, 2, 3 }, { 2, 3 }, { 3 }))
out(M.unique({ 1, 2, 1, 3, 2 }), M.zip({ 1, 2 }, { "a", "b" }), M.zipWith(function(a, b) return a + b end, { 1, 2 }, { 10, 20 }), M.cycle and #M.tabulate(M.cycle({ 1, 2, 3 }, 2)), M.interpose({ 1, 2, 3 }, 0))
out(M.range(1, 10, 3), M.rep("x", 3), M.reverse(list), M.median(list), M.mean(list), M.sum(list), M.product(list), M.max(words, function(w) return #w end))
out(M.isEqual({ 1, { 2 } }, { 1, { 2 } }), M.isEqual({ 1 }, { 2 }), M.detect(list, 8), M.contains(words, "fig"), M.sameKeys({ a = 1 }, { a = 2 }), M.size(words), M.isEmpty {})
out(M.compose(function(x) return x + 1 end, function(x) return x * 2 end)(5), M.pipe(5, function(x) return x + 1 end, function(x) return x * 2 end), M.juxtapose(7, math.sqrt, tostring))
local calls = 0
local memoized, once = M.memoize(function(x) calls = calls + 1 return x * x end), M.once(function() calls = calls + 10 return calls end)
out(memoized(3), memoized(3), memoized(4), once(), once(), calls)
out(M.partial(math.max, 5)(2), M.curry(function(a, b, c) return a + b + c end, 3)(1)(2)(3), M.bind(string.rep, "ab")(2), M.after(function() return "third" end, 3)())
for permutation in M.permutation { 1, 2, 3 } do io.write(show(permutation), " ") end
print()
for part in M.partition({ 1, 2, 3, 4, 5 }, 2) do io.write(show(part), " ") end
for part in M.overlapping({ 1, 2, 3, 4 }, 3) do io.write(show(part), " ") end
print()
out(M.chain(list):map(function(v) return v + 1 end):select(function(v) return v % 2 == 0 end):value(), M(words):map(string.upper):concat("-"):value())
out(M.keys { x = 1 }, M.invert({ "a", "b" }), M.pick({ a = 1, b = 2, c = 3 }, "a", "c"), M.omit({ a = 1, b = 2 }, "a"), M.extend({ a = 1 }, { b = 2 }), M.template({ a = 1 }, { a = 2, b = 3 }), M.clone({ 1, { 2 } }))
out(M.time(function() return 1 end) ~= nil, M.uniqueId("id"), M.uniqueId("id"), M.identity(5), M.constant(6)(), M.noop(), M.path({ a = { b = 7 } }, "a", "b"))
out(M.op.add(1, 2), M.op.floordiv(7, 2), M.op.concat("a", "b"), M.op.eq(1, 1.0), M.op.exp(2, 10), M.selectWhile(list, function(v) return v > 2 end), M.dropWhile(list, function(v) return v > 2 end))
for i, v in ipairs(M.adjust({ 1, 2, 3 }, 2, function(x) return -x end)) do io.write(i, "=", v, " ") end
print()

local h = heap.minUnique(function(a, b) return a > b end)
for i, v in ipairs { 5, 3, 8, 1, 9, 2 } do h:insert(v, "payload" .. i) end
h:update("payload1", 100) h:remove("payload3")
while h:peek() do out(h:pop()) end
print(pcall(h.insert, h, nil))

local q = fifo("a", "b")
q:push "c" q:insert(1, "z") q:setempty(function(_, ...) return "empty", ... end)
out(#q, q:peek(2), q:remove(3), q:pop(), q:pop(), q:pop(), q:pop())

local ini = require "inifile"
local name = os.tmpname()
local file = assert(io.open(name, "w"))
file:write("; comment\n[one]\nnumber = 5\nflag = true\ntext = some words here\n\n[two]\nx=0x10\n")
file:close()
local data = ini.parse(name)
os.remove(name)
out(data.one, data.two, math.type(data.one.number))
data.two.added = "new"
out(ini.parse(select(1, ini.save("memory", data, "memory") or "") or "", "memory") or "")
print((require "ansicolors" "%{bright red}text%{reset} %{blue}x"):gsub("\27", "^"))
