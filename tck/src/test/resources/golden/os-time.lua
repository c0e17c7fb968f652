-- os.time: normalisation, errors of fields, agreement with os.date (manual §6.9; loslib.c).
local function fields(t)
  return ("%d-%02d-%02d %02d:%02d:%02d wday=%d yday=%d"):format(t.year, t.month, t.day, t.hour, t.min, t.sec, t.wday, t.yday)
end
local function normal(t)
  os.time(t)
  return fields(t)
end

print(normal {year = 2005, month = 1, day = 1, hour = 1, min = 0, sec = -3602})
print(normal {year = 2024, month = 14, day = -3, hour = 25})
print(normal {year = 2024, month = 2, day = 30})
print(normal {year = 2023, month = 2, day = 29})
print(normal {year = 2000, month = 1, day = 366})
print(normal {year = 1999, month = -11, day = 1})
print(normal {year = "2010", month = "0x3", day = 4.0})
print(normal {year = 2024, month = 6, day = 15, sec = 100000000})
print(normal {year = 1950, month = 6, day = 15})

local a = os.time {year = 2000, month = 10, day = 1, hour = 23, min = 12}
local b = os.time {year = 2000, month = 10, day = 1, hour = 23, min = 10, sec = 19}
print(a - b, os.difftime(a, b), math.type(a), math.type(os.difftime(a, b)))
print(os.time {year = 2001, month = 3, day = 1} - os.time {year = 2001, month = 2, day = 28})

for _, t in ipairs {0, 1, 1000, 951782400, 1709210096, 0x7fffffff, 0x80000000, 4102444799} do
  assert(os.time(os.date("*t", t)) == t)
end
local now = os.time()
print(math.type(now), os.time(os.date("*t", now)) == now, now > 1700000000)

local function try(t)
  local ok, message = pcall(os.time, t)
  print(ok, (message:gsub("^[^:]*:%d+: ", "")))
end
try {}
try {year = 2024}
try {year = 2024, month = 1}
try {hour = 12}
try {year = 2024, month = "x", day = 1}
try {year = 2024, month = 1.5, day = 1}
try {year = 2024, month = 1, day = {}}
try {year = 2024, month = 1, day = 1, hour = "x"}
try {year = (1 << 31) + 1900, month = 1, day = 1}
try {year = -(1 << 31) + 1899, month = 1, day = 1}
try {year = math.mininteger, month = 1, day = 1}
try {year = math.maxinteger, month = 1, day = 1}
try {year = 0, month = 1, day = 2 ^ 32}
try {year = 0, month = -((1 << 31) + 1), day = 1}
try {year = (1 << 31) + 1899, month = 13, day = 1}
try(1)
try("x")
print(pcall(os.difftime))
print(pcall(os.difftime, 1))

-- fields come through metamethods
local proxy = setmetatable({}, {__index = {year = 2020, month = 5, day = 17}})
os.time(proxy)
print(rawget(proxy, "yday"), rawget(proxy, "hour"))

local c = os.clock()
local x = 0
for i = 1, 200000 do x = x + i end
print(type(c), os.clock() >= c, c >= 0)
