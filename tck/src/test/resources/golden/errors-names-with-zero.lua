-- Names in messages are C strings, which end at a zero.
local t = {}
print(pcall(function() return t["a\0b"].x end))
print(pcall(function() t["a\0b"]() end))
print(pcall(function() return t["a\0b"] + 1 end))
print(pcall(function() return "x\0y" | 1 end))
print(pcall(function() return #t["\0"] end))
