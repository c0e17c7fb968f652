-- What loops keep for themselves, and the calls of next that a hook sees.
local function show()
  for i = 2, 20 do
    local name, value = debug.getlocal(2, i)
    if not name then break end
    print(i, name, (type(value) == "function" or type(value) == "table") and type(value) or value)
  end
end
for i = 1, 3 do show() break end
for i = 1, 3 do if i == 2 then show() end end
for i = 1.5, 3 do show() break end
for i = 10, 3, -2 do local function capture() return i end show() break end
for k, v in pairs({5}) do show() break end
for k, v in next, {5}, nil do show() break end
for k in string.gmatch("a b", "%a") do show() break end

local calls = 0
debug.sethook(function()
  if debug.getinfo(2, "S").what == "C" then calls = calls + 1 end
end, "c")
for k, v in pairs({1, 2, 3}) do end
for k, v in next, {1, 2, 3} do end
debug.sethook()
print(calls)

-- A hook that comes and goes in the middle of a traversal.
calls = 0
for i in pairs({10, 20, 30, 40}) do
  if i == 2 then
    debug.sethook(function() calls = calls + 1 end, "c")
  elseif i == 3 then
    debug.sethook()
  end
  io.write(i, " ")
end
print(calls)
