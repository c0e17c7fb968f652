-- What a script sees of standard streams that are closed; writes it to the file "result".
local result = {}
local function show(...)
  local all = table.pack(...)
  for i = 1, all.n do all[i] = tostring(all[i]):gsub("0x%x+", "P") end
  result[#result + 1] = table.concat(all, " ")
end
show(io.read("a"))
show(io.read(1))
show(io.read(0))
show(pcall(io.lines()))
show(select(2, io.stdin:seek()) == "Bad file descriptor")
show(io.write("x"))
show(io.stdout:flush())
show(select(2, io.stdout:seek()) == "Bad file descriptor")
show(io.stdout:setvbuf("no"))
show(io.write("y"))
show(io.stderr:write("z"))
show(pcall(print, "p"))
for descriptor = 0, 2 do
  show(os.execute("command exec 9" .. (descriptor == 0 and "<" or ">") .. "&" .. descriptor .. " 2>/dev/null"))
end
local own = assert(io.open("result", "w"))
own:write(table.concat(result, "\n"), "\n")
own:close()
