-- Events: a scheduler with a queue ordered by time; producers, consumers and a clock are coroutines.
local n = tonumber(arg[1]) or 620000

-- A heap of {time, order, thread}.
local heap, order = {}, 0

local function earlier(a, b) return a.time < b.time or a.time == b.time and a.order < b.order end

local function push(time, thread)
  order = order + 1
  local item, i = {time = time, order = order, thread = thread}, #heap + 1
  while i > 1 do
    local parent = math.floor(i / 2)
    if not earlier(item, heap[parent]) then break end
    heap[i] = heap[parent]
    i = parent
  end
  heap[i] = item
end

local function pop()
  local first, last = heap[1], table.remove(heap)
  local count, i = #heap, 1
  if count == 0 then return first end
  while i * 2 <= count do
    local child = i * 2
    if child < count and earlier(heap[child + 1], heap[child]) then child = child + 1 end
    if not earlier(heap[child], last) then break end
    heap[i] = heap[child]
    i = child
  end
  heap[i] = last
  return first
end

local now = 0
local function sleep(time) coroutine.yield("sleep", time) end

local function channel() return {items = {}, first = 1, last = 0, waiting = nil} end

local function send(to, value)
  to.last = to.last + 1
  to.items[to.last] = value
  if to.waiting then
    push(now, to.waiting)
    to.waiting = nil
  end
end

local function receive(from)
  while from.first > from.last do
    from.waiting = coroutine.running()
    coroutine.yield("wait")
  end
  local value = from.items[from.first]
  from.items[from.first] = nil
  from.first = from.first + 1
  return value
end

local channels, handled, sum, ticks = {}, 0, 0, 0
for i = 1, 8 do channels[i] = channel() end
for i = 1, 8 do
  push(0, coroutine.create(function() -- producer
    for k = 1, n / 8 do
      send(channels[(i + k) % 8 + 1], i * k)
      sleep(1 + (i * k) % 5)
    end
    for k = 1, 8 do send(channels[k], false) end
  end))
  push(0, coroutine.create(function() -- consumer
    local producers = 8
    while producers > 0 do
      local value = receive(channels[i])
      if value then
        handled = handled + 1
        sum = (sum * 31 + value) % 1000003
      else
        producers = producers - 1
      end
    end
  end))
end
push(0, coroutine.create(function() -- clock
  while #heap > 0 do
    ticks = ticks + 1
    sleep(10)
  end
end))

while #heap > 0 do
  local event = pop()
  now = event.time
  local ok, what, time = coroutine.resume(event.thread)
  assert(ok, what)
  if what == "sleep" then push(now + time, event.thread) end
end
print(now, handled, sum, ticks)
