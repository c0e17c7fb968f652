-- lyaml.
local yaml = require "lyaml"

local value = yaml.load [[
name: flua
numbers: [1, 2.5, -3, 0x1f, .inf, 1e3]
truth: {yes: true, no: false, none: ~}
text: |
  two
  lines
folded: >
  one
  line
anchors: &a [x, y]
alias: *a
nested:
  - a: 1
    b: [2, {c: 3}]
  - "quoted \u00e9"
]]
print(value.name, #value.numbers, table.unpack(value.numbers))
print(math.type(value.numbers[1]), value.truth.none == yaml.null, value.text, value.folded)
print(value.alias == value.anchors, value.nested[1].b[2].c, value.nested[2])
print(#yaml.load("--- 1\n--- [2, 3]\n...\n", {all = true}))
io.write(yaml.dump {{1, "two", {3, {four = 4}}, true, yaml.null, "", "a: b", "multi\nline", 1.5}})
io.write(yaml.dump {"a", {b = "c"}})
for _, bad in ipairs {"a: [1", "*nobody", "a: b: c", "\t- x", "{a: 1"} do
  print(pcall(yaml.load, bad))
end
print(pcall(yaml.dump, {{print}}))
print(pcall(yaml.load, "a: 1", 7))
local again = yaml.load(yaml.dump {value})
print(again.nested[1].b[2].c, again.text == value.text, again.anchors[2])
