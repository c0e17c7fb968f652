-- Coroutines (manual §2.6, §6.2).
local create, resume, yield, status, wrap = coroutine.create, coroutine.resume, coroutine.yield, coroutine.status, coroutine.wrap

-- Values pass in and out.
local co = create(function(a, b)
  print("start", a, b)
  local c = yield(a + b)
  print("second", c)
  local d, e = yield(c * 2, "two values")
  print("third", d, e)
  return "end", nil, "results"
end)
print(status(co)); print(resume(co, 1, 2)); print(status(co)); print(resume(co, 10)); print(resume(co, "d"))
print(status(co)); print(resume(co)); print(resume(co))

-- Status seen from inside and outside; running; isyieldable.
local outer
outer = create(function()
  local inner = create(function() print("inner sees outer", status(outer)); return "inner done" end)
  print("outer sees itself", status(outer), "inner", status(inner))
  print(resume(inner)); print(status(inner))
  local running, main = coroutine.running()
  print(running == outer, main, coroutine.isyieldable())
end)
resume(outer)
print(status(outer), select(2, coroutine.running()), coroutine.isyieldable(), coroutine.isyieldable(create(print)))
print(resume(coroutine.running()))
print(type(outer), (tostring(outer):gsub("0x%x+", "ADDRESS")))

-- wrap, generators
local function range(n) return wrap(function() for i = 1, n do yield(i, i * i) end end) end
for i, square in range(4) do io.write(i, ":", square, " ") end
print()
local function permutations(list, n)
  n = n or #list
  if n <= 1 then yield(list) end
  for i = 1, n do
    list[n], list[i] = list[i], list[n]
    permutations(list, n - 1)
    list[n], list[i] = list[i], list[n]
  end
end
local all = {}
for p in wrap(function() permutations { "a", "b", "c" } end) do all[#all + 1] = table.concat(p) end
table.sort(all)
print(#all, all[1], all[6])
local function tree(n) return n > 0 and { left = tree(n - 1), value = n, right = tree(n - 1) } or nil end
local function walk(node) if node then walk(node.left); yield(node.value); walk(node.right) end end
local values = {}
for v in wrap(function() walk(tree(4)) end) do values[#values + 1] = v end
print(table.concat(values, ""))

-- Errors inside coroutines.
co = create(function() error("plain") end)
print(resume(co)); print(status(co)); print(resume(co))
co = create(function() error({ code = 7 }) end)
print(select(2, resume(co)).code)
co = create(function() local x = nil; return x.y end)
print(resume(co))
local wrapped = wrap(function() error("in wrap") end)
print(pcall(wrapped))
print(pcall(wrapped))
wrapped = wrap(function() error({ "table" }) end)
print(type(select(2, pcall(wrapped))))
wrapped = wrap(function() return "once" end)
print(wrapped()); print(pcall(wrapped))
print(pcall(resume, nil)); print(pcall(create, 5)); print(pcall(wrap)); print(pcall(status, {}))
print(pcall(yield, 1))
co = create(function() return resume(co) end)
print(resume(co))
co = wrap(function() return co() end)
print(pcall(co))

-- yield across pcall, xpcall, metamethods, iterators, table.sort, string.gsub.
co = wrap(function()
  print("pcall", pcall(function() local got = yield("in pcall"); error("after " .. got, 0) end))
  print("xpcall", xpcall(function() yield("in xpcall"); error("e", 0) end, function(m) return m .. " handled" end))
  print("nested", pcall(pcall, function() return yield("nested") end))
  for i in function(_, i) i = (i or 0) + 1; yield("iterator " .. i); if i < 3 then return i end end do io.write("body ", i, "\n") end
  local t = setmetatable({}, { __index = function(_, k) return yield("index " .. k) end })
  print("indexed", t.key)
  print("sort", pcall(table.sort, { 3, 2, 1 }, function(a, b) yield("sort"); return a < b end))
  print("gsub", pcall(string.gsub, "abc", "b", function() yield("gsub") end))
  return "finished"
end)
local sent, out = nil, nil
repeat
  out = co(sent)
  print("yielded", out)
  sent = "reply"
until out == "finished"

-- close
co = create(function() yield() end)
print(coroutine.close(co), status(co))
co = create(function() yield() end)
resume(co)
print(coroutine.close(co), status(co), coroutine.close(co))
co = create(function() error("x", 0) end)
resume(co)
print(coroutine.close(co)); print(coroutine.close(co))
print(resume(co))
print(pcall(coroutine.close, coroutine.running()))
co = create(function() return pcall(coroutine.close, co) end)
print(resume(co))

-- Many coroutines, many switches, deep stacks inside one.
local total, threads = 0, {}
for i = 1, 500 do threads[i] = wrap(function(n) while true do total = total + n; n = yield(total) end end) end
for round = 1, 20 do for i = 1, 500 do threads[i](i % 10) end end
print(total)
local producer = create(function() for i = 1, 20000 do yield(i) end return "drained" end)
local sum = 0
while true do
  local ok, v = resume(producer)
  if type(v) ~= "number" then print(ok, v) break end
  sum = sum + v
end
print(sum)
local function deep(n) if n == 0 then yield("bottom") return 0 end return 1 + deep(n - 1) end
co = wrap(function() return deep(5000) end)
print(co()); print(co())
local function chain(n) if n == 0 then yield("innermost") return "unwound" end local c = wrap(chain) local r = c(n - 1) while r == "innermost" do yield(r); r = c() end return r end
co = wrap(chain)
print(co(30)); print(co())

-- A scheduler.
local tasks, log = {}, {}
local function spawn(name, n) tasks[#tasks + 1] = create(function() for i = 1, n do log[#log + 1] = name .. i; yield() end end) end
spawn("a", 3); spawn("b", 1); spawn("c", 2)
while #tasks > 0 do
  for i = #tasks, 1, -1 do
    assert(resume(tasks[i]))
    if status(tasks[i]) == "dead" then table.remove(tasks, i) end
  end
end
print(table.concat(log, " "))

-- Functions of the library as the body; locals survive; varargs.
co = wrap(print)
co("print as body")
co = wrap(yield)
print(co("first", 2)); print(co("second"))
co = wrap(function(...) local n = select("#", ...); yield(n, ...); return select("#", ...), (select(n, ...)) end)
print(co("p", nil, "q")); print(co())
co = create(string.rep)
print(resume(co, "ab", 3))
co = wrap(pcall)
print(co(error, "wrapped pcall"))
co = wrap(function() local t = { yield(1), yield(2), (yield(3)) } return #t, t[1], t[2], t[3] end)
print(co()); print(co("a", "dropped")); print(co("b")); print(co("c", "d"))
