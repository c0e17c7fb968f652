-- JSON: a document is written and read again, with an encoder and a decoder made of patterns and recursion.
local n = tonumber(arg[1]) or 480

local escapes = {['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\t"] = "\\t", ["\r"] = "\\r"}
local unescapes = {n = "\n", t = "\t", r = "\r", b = "\b", f = "\f"}

local encode

local encoders = {
  ["nil"] = function() return "null" end,
  boolean = tostring,
  number = function(v)
    if v == math.floor(v) then return string.format("%d", v) end
    return string.format("%.14g", v)
  end,
  string = function(v)
    return '"' .. v:gsub('[%c"\\]', function(c) return escapes[c] or string.format("\\u%04x", c:byte()) end) .. '"'
  end,
  table = function(v)
    local out = {}
    if #v > 0 or next(v) == nil then
      for i = 1, #v do out[i] = encode(v[i]) end
      return "[" .. table.concat(out, ",") .. "]"
    end
    local keys = {}
    for key in pairs(v) do keys[#keys + 1] = key end
    table.sort(keys)
    for i, key in ipairs(keys) do out[i] = encode(key) .. ":" .. encode(v[key]) end
    return "{" .. table.concat(out, ",") .. "}"
  end,
}

function encode(v) return encoders[type(v)](v) end

local decode_value

local function skip(text, position) return text:find("[^ \n\r\t]", position) or #text + 1 end

local function fail(text, position)
  error(string.format("JSON: unexpected %q at %d", text:sub(position, position + 5), position), 0)
end

local function decode_string(text, position)
  local parts = {}
  local from = position + 1
  while true do
    local at = text:find('["\\]', from)
    if not at then fail(text, position) end
    parts[#parts + 1] = text:sub(from, at - 1)
    if text:byte(at) == 34 then return table.concat(parts), at + 1 end
    local c = text:sub(at + 1, at + 1)
    if c == "u" then
      parts[#parts + 1] = string.char(tonumber(text:sub(at + 2, at + 5), 16) % 256)
      from = at + 6
    else
      parts[#parts + 1] = unescapes[c] or c
      from = at + 2
    end
  end
end

local function decode_array(text, position)
  local array = {}
  position = skip(text, position + 1)
  if text:sub(position, position) == "]" then return array, position + 1 end
  while true do
    array[#array + 1], position = decode_value(text, position)
    position = skip(text, position)
    local c = text:sub(position, position)
    if c == "]" then return array, position + 1 end
    if c ~= "," then fail(text, position) end
    position = skip(text, position + 1)
  end
end

local function decode_object(text, position)
  local object = {}
  position = skip(text, position + 1)
  if text:sub(position, position) == "}" then return object, position + 1 end
  while true do
    local key
    key, position = decode_string(text, position)
    position = skip(text, position)
    if text:sub(position, position) ~= ":" then fail(text, position) end
    object[key], position = decode_value(text, skip(text, position + 1))
    position = skip(text, position)
    local c = text:sub(position, position)
    if c == "}" then return object, position + 1 end
    if c ~= "," then fail(text, position) end
    position = skip(text, position + 1)
  end
end

local words = {["true"] = true, ["false"] = false}

function decode_value(text, position)
  local c = text:sub(position, position)
  if c == "{" then return decode_object(text, position) end
  if c == "[" then return decode_array(text, position) end
  if c == '"' then return decode_string(text, position) end
  local number = text:match("^-?%d+%.?%d*[eE]?[-+]?%d*", position)
  if number then return tonumber(number), position + #number end
  local word = text:match("^%a+", position)
  if word == "null" then return nil, position + 4 end
  if words[word] == nil then fail(text, position) end
  return words[word], position + #word
end

local function decode(text)
  local value, position = decode_value(text, skip(text, 1))
  if skip(text, position) <= #text then fail(text, position) end
  return value
end

local document = {title = "Stock \"2\"", valid = true, rows = {}, note = "first line\nsecond\tline \\ end"}
for i = 1, 100 do
  document.rows[i] = {
    id = i, price = i * 1.25 + 0.1, tags = {"a" .. i, "b" .. i % 7, "path\\to\\" .. i}, sold = i % 3 == 0,
    place = {x = -i, y = i / 8, name = "shelf " .. i % 11},
  }
end

local text = encode(document)
local first = text
for _ = 1, n do text = encode(decode(text)) end
assert(text == first)
local ok, message = pcall(decode, '{"a": [1, 2, tru]}')
print(#text, ok, message)
print(text:sub(1, 120))
