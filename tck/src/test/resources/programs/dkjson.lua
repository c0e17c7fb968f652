-- Texts through dkjson and back, as the library does it without LPeg.
local json = require "dkjson"

local order = { "name", "list", "nested", "n", "f", "t", "a", "b", "c", "d", "e", "object" }
local function show(value) return json.encode(value, { indent = true, keyorder = order }) end

print(json.encode({ 1, 2.5, -0.0, 1e300, 2 ^ 53, math.mininteger, "text", true, false, json.null }))
print(show { name = "x", list = { 1, { 2, { 3 } }, {} }, nested = { n = 1, f = 1.5, t = { t = {} } } })
print(json.encode("quote \" back \\ slash / \b\f\n\r\t \0\1\31\127 \u{e4} \u{20ac} \u{10ffff} \u{2028}"))
print(json.quotestring "</script>", json.encode { [1] = "a", [3] = "c" }, json.encode { [10] = 1 })
print(json.encode(setmetatable({}, { __jsontype = "object" })), json.encode(setmetatable({}, { __jsontype = "array" })), json.encode {})
print(json.encode(setmetatable({}, { __tojson = function(_, state) return "custom" end })))
print(json.encode(setmetatable({ a = 1, b = 2 }, { __jsonorder = { "b", "a" } })))
print(pcall(json.encode, { print }))
print(json.encode({ print, { 0 / 0, 1 / 0 } }, { exception = function(reason, value, state, message) return "\"" .. reason .. "\"" end }))
local loop = {}
loop[1] = loop
print(pcall(json.encode, loop))

for _, text in ipairs {
  "[]", "{}", " [ 1 , 2 ] ", '{"a": {"b": [1, 2, {"c": null}]}, "d": true, "e": false}', "1", "-1.5e3", "1e400", "0", "-0", "01",
  '"\\u00e4\\u20ac\\ud83d\\ude00 \\ud800 \\n\\/\\x"', '"open', "[1, 2", "[1 2]", '{"a" 1}', '{"a": }', "{1: 2}", "nul", "[1,]", "",
  "/* comment */ [1, // to the end\n 2]", "[1] rest", '{"a": 1, "a": 2}', "\xef\xbb\xbf[1]", "[[[[[[[[[[]]]]]]]]]]", "12345678901234567890", "0x10",
} do
  local value, position, message = json.decode(text, 1, "NULL")
  print(text, type(value) == "table" and show(value) or value, position, message)
end
local value = json.decode('{"list": [], "object": {}}', 1, nil)
print(getmetatable(value.list).__jsontype, getmetatable(value.object).__jsontype)
print(getmetatable(json.decode("[]", 1, nil, nil)) == nil, json.decode("[1,2]", 3))

-- A document of some size, there and back.
local document = { list = {} }
for i = 1, 500 do
  document.list[i] = { n = i, f = i / 7, name = ("item %d "):format(i) .. utf8.char(i), t = i % 3 == 0 and {} or { i, { i } } }
end
local text = json.encode(document, { keyorder = order })
print(#text, text:sub(1, 200))
print(json.encode(json.decode(text), { keyorder = order }) == text)
local buffer = {}
print(json.encode({ 1, { x = {} } }, { buffer = buffer, indent = true, level = 2 }), table.concat(buffer), json.version)
