-- Reads JSON from standard input (or a sample of its own) and prints it indented, with sorted keys:
--   ./flua examples/pretty.lua < data.json

local sample = [[{"name": "flua", "tags": ["lua", "truffle"], "empty": {}, "none": [],
  "nested": {"pi": 3.14159, "yes": true, "no": false, "nothing": null, "text": "tab\tquote\" \u00e9"}}]]

local null = setmetatable({}, { __tostring = function() return "null" end })

local escapes = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ["\""] = "\"", ["\\"] = "\\", ["/"] = "/" }

local function decode(text)
  local position = 1
  local value

  local function fail(what)
    local _, line = text:sub(1, position):gsub("\n", "")
    error(("line %d: %s expected"):format(line + 1, what), 0)
  end

  local function skip()
    position = text:find("%S", position) or #text + 1
  end

  local function accept(token)
    skip()
    if text:sub(position, position + #token - 1) == token then
      position = position + #token
      return true
    end
    return false
  end

  local function expect(token)
    if not accept(token) then
      fail("'" .. token .. "'")
    end
  end

  local function string_value()
    local parts = {}
    while true do
      local from, to, plain, stop = text:find('^([^"\\]*)(["\\])', position)
      if not from then
        fail("end of string")
      end
      parts[#parts + 1] = plain
      position = to + 1
      if stop == '"' then
        return table.concat(parts)
      end
      local code = text:match("^u(%x%x%x%x)", position)
      if code then
        parts[#parts + 1] = utf8.char(tonumber(code, 16))
        position = position + 5
      else
        parts[#parts + 1] = escapes[text:sub(position, position)] or fail("escape")
        position = position + 1
      end
    end
  end

  local function array()
    local result = { is_array = true, n = 0 }
    if accept("]") then
      return result
    end
    repeat
      result.n = result.n + 1
      result[result.n] = value()
    until not accept(",")
    expect("]")
    return result
  end

  local function object()
    local result = { fields = {} }
    if accept("}") then
      return result
    end
    repeat
      expect('"')
      local key = string_value()
      expect(":")
      result.fields[key] = value()
    until not accept(",")
    expect("}")
    return result
  end

  function value()
    if accept("{") then return object() end
    if accept("[") then return array() end
    if accept('"') then return string_value() end
    if accept("true") then return true end
    if accept("false") then return false end
    if accept("null") then return null end
    local digits = text:match("^%-?%d+%.?%d*[eE]?[+-]?%d*", position)
    local number = digits and tonumber(digits)
    if not number then
      fail("value")
    end
    position = position + #digits
    return number
  end

  local result = value()
  skip()
  if position <= #text then
    fail("end of text")
  end
  return result
end

local function encode_string(s)
  local quoted = s:gsub('[%c"\\]', function(c)
    for name, char in pairs(escapes) do
      if char == c and name ~= "/" then
        return "\\" .. name
      end
    end
    return ("\\u%04x"):format(c:byte())
  end)
  return '"' .. quoted .. '"'
end

local function sorted_keys(t)
  local keys = {}
  for key in pairs(t) do
    keys[#keys + 1] = key
  end
  table.sort(keys)
  return keys
end

local function encode(v, indent)
  if type(v) == "string" then
    return encode_string(v)
  elseif type(v) ~= "table" or v == null then
    return tostring(v)
  end
  local inner = indent .. "  "
  local parts = {}
  if v.is_array then
    for i = 1, v.n do
      parts[i] = inner .. encode(v[i], inner)
    end
  else
    for i, key in ipairs(sorted_keys(v.fields)) do
      parts[i] = inner .. encode_string(key) .. ": " .. encode(v.fields[key], inner)
    end
  end
  local open, close = "{", "}"
  if v.is_array then
    open, close = "[", "]"
  end
  if #parts == 0 then
    return open .. close
  end
  return open .. "\n" .. table.concat(parts, ",\n") .. "\n" .. indent .. close
end

local text = io.read("a")
if not text:find("%S") then
  text = sample
end
local ok, result = pcall(decode, text)
if not ok then
  io.stderr:write("pretty: ", result, "\n")
  os.exit(1)
end
print(encode(result, ""))
