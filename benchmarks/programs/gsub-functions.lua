-- Gsub with functions: a template is filled in, words are changed, an address is decoded, and a text is parsed with find.
local n = tonumber(arg[1]) or 43000

local template = [[
Dear {{name}}, your order of {{count}} {{thing}} ({{price}} each) leaves {{town}} on {{day}}.
Total: {{total}}. Thank you, {{name}}! -- {{unknown}}
]]
local things = {"apples", "bolts", "candles", "drums"}
local days = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"}

local function fill(text, values)
  return (text:gsub("{{(%w+)}}", function(name)
    local value = values[name]
    return value and tostring(value)
  end))
end

local function title(text)
  return (text:gsub("(%a)([%w']*)", function(first, rest) return first:upper() .. rest:lower() end))
end

local function decode(text)
  return (text:gsub("+", " "):gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end))
end

local function encode(text)
  return (text:gsub("[^%w%-_.~]", function(c) return string.format("%%%02X", c:byte()) end))
end

local function words(text)
  local count, position = 0, 1
  while true do
    local from, to = text:find("%a+", position)
    if not from then return count end
    count, position = count + 1, to + 1
  end
end

local length, sum, count = 0, 0, 0
for i = 1, n do
  local letter = fill(template, {
    name = "Customer" .. i % 50, count = i % 9 + 1, thing = things[i % #things + 1], price = i % 13, town = "Springfield",
    day = days[i % #days + 1], total = (i % 9 + 1) * (i % 13),
  })
  local changed = title(letter)
  local back = decode(encode(changed))
  assert(back == changed)
  length, count = length + #changed, count + words(letter)
  sum = (sum * 31 + changed:byte(i % #changed + 1)) % 1000000007
end
print(length, count, sum)
