-- Points in time and dates around the changes of the clocks; TZ is set by the test.
local function show(t) print(t, os.date("%F %T %z %Z", t), os.date("*t", t).isdst) end
for _, t in ipairs {0, 86400 * 45, 86400 * 200, 1000000000, 1700000000, 1719835200, 1704067200, 2000000000, 4000000000, 20000000000, -1, -2000000000} do show(t) end
local changes = {}
for day = 19700, 20100 do
  local t = day * 86400
  local a, b = t, t + 86400
  local function key(time) return os.date("%z %Z", time) end
  if key(a) ~= key(b) then
    while b - a > 1 do
      local middle = (a + b) // 2
      if key(middle) == key(a) then a = middle else b = middle end
    end
    show(a) show(b)
    changes[#changes + 1] = b
  end
end
for _, change in ipairs(changes) do
  for _, shift in ipairs {-5400, -1800, 0, 1800, 5400, 9000} do
    for _, summer in ipairs {"nil", true, false} do
      local date = os.date("*t", change - 1)
      date.sec = date.sec + 1 + shift
      if summer == "nil" then date.isdst = nil else date.isdst = summer end
      local t = os.time(date)
      print(shift, summer, t, os.date("%F %T %z", t), date.hour, date.min, date.sec, date.isdst)
    end
  end
end
for _, month in ipairs {-20, 0, 14} do
  for _, summer in ipairs {true, false} do
    local date = {year = 2023, month = month, day = 45, hour = -30, min = 100, sec = -100, isdst = summer}
    print(month, summer, os.time(date), os.date("%c %z", os.time(date)), date.isdst)
  end
end
