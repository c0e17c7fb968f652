-- a loop of 300 million rounds
local s = 0
for i = 1, 300000000 do s = s + i % 7 end
print(s)
