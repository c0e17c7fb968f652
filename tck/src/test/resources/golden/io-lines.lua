-- Iterators over lines: formats, closing, errors (manual §6.8).
local name = os.tmpname()
local function fill(text)
  local f = assert(io.open(name, "w"))
  f:write(text)
  f:close()
end
local function failure(f, ...)
  local ok, message = pcall(f, ...)
  return ok, (tostring(message):gsub("^[^:]*:%d+: ", ""))
end

fill("first\n\nthird\nno newline")
for line in io.lines(name) do io.write("[", line, "]") end
print()
for line in io.lines(name, "L") do io.write("[", line, "]") end
print()
for a, b in io.lines(name, 1, "l") do io.write("<", a, "|", tostring(b), ">") end
print()

local f = io.open(name)
for line in f:lines() do io.write(line, ";") end
print(io.type(f), f:read("a"), f:close())

local iterator, state, control, closing = io.lines(name)
print(type(iterator), state, control, io.type(closing))
while iterator() do end
print(io.type(closing), failure(iterator))

-- leaving the loop closes the file
local handle
for line in io.lines(name) do break end
do
  local _, _, _, file = io.lines(name)
  handle = file
end
print(io.type(handle))
handle:close()

io.input(name)
for line in io.lines() do io.write(line, ",") end
print(io.type(io.input()))
io.close(io.input())
print(failure(io.lines))
io.input(io.stdin)

fill("1 2\n3 4\n 5")
local sum = 0
for a, b in io.lines(name, "n", "n") do sum = sum + a + (b or 100) end
print(sum)

for a, b, c in io.lines(name, "a", 0, 1) do
  print(#a, b, c)
  if a == "" then break end
end

-- as many formats as possible
local formats = {}
for i = 1, 250 do formats[i] = 1 end
print(#{io.lines(name, table.unpack(formats))()})
formats[251] = 1
print(failure(io.lines, name, table.unpack(formats)))

-- a chunk from lines
fill("local a = 1\nlocal b = a +\n41\nreturn b\n")
print(load(io.lines(name, "L"))())
print(load(io.lines(name, 1))())

print(failure(io.lines, name .. ".missing") == false)
print(failure(function() for _ in io.lines(name, "x") do end end))
f = io.open(name, "w")
print(failure(f:lines()))
f:close()

-- lines longer than any buffer, and a file that ends in the middle of one
fill(("x"):rep(100000) .. "\n" .. ("y"):rep(70000))
for line in io.lines(name) do print(#line, line:sub(1, 1)) end
local count, bytes = 0, 0
fill(("0123456789abcde\n"):rep(5000))
for line in io.lines(name) do count = count + 1; bytes = bytes + #line end
print(count, bytes)
os.remove(name)
