local f = assert(io.open(arg[1], "rb")); local all = f:read("a"); f:close()
local out = assert(io.open(arg[2], "wb"))
local p = 1
while p <= #all do
  local s; s, p = string.unpack(">s4", all, p)
  local ok, m = load(s, "=test", "t")
  if ok then m = "OK" elseif m:find("^C stack overflow") then m = "C stack overflow" elseif m:find("^error in error") then m = "C stack overflow" end
  out:write((m:gsub("[\n\r]", "~")), "\n")
end
out:close()
