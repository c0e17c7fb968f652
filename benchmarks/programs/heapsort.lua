-- Heapsort of random floats.
local n = tonumber(arg[1]) or 1500000

local floor = math.floor

local function heapsort(a, count)
  local parent, last = floor(count / 2) + 1, count
  while true do
    local value
    if parent > 1 then
      parent = parent - 1
      value = a[parent]
    else
      value = a[last]
      a[last] = a[1]
      last = last - 1
      if last == 1 then
        a[1] = value
        return
      end
    end
    local hole = parent
    local child = hole * 2
    while child <= last do
      if child < last and a[child] < a[child + 1] then child = child + 1 end
      if value >= a[child] then break end
      a[hole] = a[child]
      hole = child
      child = hole * 2
    end
    a[hole] = value
  end
end

local seed, a = 42, {}
for i = 1, n do
  seed = (seed * 16807) % 2147483647
  a[i] = seed / 2147483647
end
heapsort(a, n)
for i = 2, n do assert(a[i - 1] <= a[i]) end
print(string.format("%.9f %.9f %.9f", a[1], a[floor(n / 2)], a[n]))
