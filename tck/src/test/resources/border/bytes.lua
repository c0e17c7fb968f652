-- Names, commands and variables of any bytes. Called in an empty folder, with the argument and the variable VALUE that the test gives.
local function show(...)
  local all = table.pack(...)
  for i = 1, all.n do
    all[i] = tostring(all[i]):gsub("[^ -~]", function(c) return ("<%02x>"):format(c:byte()) end):gsub("0x%x+", "P")
  end
  print(table.concat(all, " "))
end
local every = {}
for i = 1, 255 do
  if i ~= 47 then every[#every + 1] = string.char(i) end
end
every = table.concat(every)
local function write(name, text)
  local file = assert(io.open(name, "w"))
  file:write(text)
  file:close()
end

show(arg[0], arg[1], ...)
show(os.getenv("VALUE"), os.getenv("VAL\xff"))

-- commands: the shell, and the programs that it starts
show(io.popen("printf %s 'a\xff\xe4'"):read("a"))
show(io.popen('printf %s "$VALUE"'):read("a"))
show(os.execute("test 'a\xffb' = \"$(printf 'a\\377b')\""))
local command = io.popen("cat >'w\xff'", "w")
command:write("\xfe\0\n")
command:close()
show(io.open("w\xff"):read("a"))
local quoted = every:gsub("'", "'\\''")
print(io.popen("printf %s '" .. quoted .. "'"):read("a") == every)

-- files
for _, name in ipairs {every:sub(1, 127), every:sub(128), "\xc3\xa4", "\xe4", "\xed\xa0\x80", "\xf0\x9f\x98\x80", "\xc0\x80"} do
  write(name, "return ...\n")
  for line in io.lines(name) do show(line) end
  show(loadfile(name)(1), dofile(name))
  show(io.popen("ls"):read("a"):find(name:gsub("[\1-\127]", ""), 1, true) ~= nil)
  show(os.rename(name, "n\xff\xc3\xbc"))
  show(io.open(name))
  show(os.remove("n\xff\xc3\xbc"))
end

-- messages
show(io.open("\xff\xe4/x"))
show(pcall(io.lines, "\xff\xe4"))
show(os.remove("\xff\xe4"))
show(os.rename("\xff\xe4", "x"))
show(loadfile("\xff\xe4"))
show(pcall(dofile, "\xff\xe4"))
show(pcall(require, "\xff\xe4") == false)
show(pcall(error, "\xff\xe4"))
show(load("x =", "@\xff\xe4.lua"))
write("m\xff.lua", "return {...}")
show(table.unpack((require("m\xff"))))
show(package.searchpath("m\xff", "./?.lua;?\xe4"))
show(package.searchpath("n\xff", "./?.lua;?\xe4"))
show(package.loadlib("\xff\xe4/x", "f"))
show(os.remove(os.tmpname()))
error("e\xff")
