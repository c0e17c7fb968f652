-- LuaExpat: callbacks from C, errors in them, and the modules around it.
local lxp = require "lxp"
local lom = require "lxp.lom"

local depth, lines = 0, {}
local function note(...) lines[#lines + 1] = ("  "):rep(depth) .. table.concat({...}, " ") end
local callbacks = {
  StartElement = function(parser, name, attributes)
    local given = {}
    for i, attribute in ipairs(attributes) do given[i] = attribute .. "=" .. attributes[attribute] end
    note("<" .. name, table.unpack(given))
    depth = depth + 1
  end,
  EndElement = function(_, name)
    depth = depth - 1
    note(">" .. name)
  end,
  CharacterData = function(_, text) if text:find("%S") then note(text) end end,
  Comment = function(_, text) note("comment", text) end,
  ProcessingInstruction = function(_, target, data) note("?", target, data) end,
}
local parser = lxp.new(callbacks)
local document = [==[
<?xml version="1.0" encoding="ISO-8859-1"?>
<!-- a comment -->
<root a="1" b='two &amp; three'>
  <?php echo ?>
  <empty/>
  <item n="1">text &lt;escaped&gt;</item>
  <![CDATA[raw <text>]]>
</root>
]==]
for line in document:gmatch("[^\n]*\n") do assert(parser:parse(line)) end
print(parser:parse())
print(parser:pos())
parser:close()
print(table.concat(lines, "\n"))

local function problem(text)
  local p = lxp.new {}
  print(p:parse(text))
  pcall(p.close, p)
end
problem "<a><b></a>"
problem "<a"
problem "text"
problem "<a>&nothing;</a>"

-- Errors of the callbacks go through the C library.
local failing = lxp.new {StartElement = function(_, name) error("at " .. name, 0) end}
print(pcall(failing.parse, failing, "<a/>"))
local table_error = lxp.new {StartElement = function() error({code = 7}) end}
local ok, value = pcall(table_error.parse, table_error, "<a/>")
print(ok, type(value), value.code)
print(pcall(lxp.new, 1))
print(pcall(lxp.new, {Nonsense = print}))

local tree = lom.parse("<list><x id='1'>one</x><x>two</x></list>")
print(tree.tag, #tree, tree[1].attr.id, tree[1][1], tree[2][1])
print(lom.parse("<list>"))
local stopped
local stopper = lxp.new {StartElement = function(p, name) if name == "b" then p:stop() end end}
print(stopper:parse("<a><b/><c/></a>"))
for i = 1, 200 do lxp.new({StartElement = function() end}):parse("<a>" .. i) end
collectgarbage()
