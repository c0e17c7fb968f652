-- Uses many parts of Penlight, and inspect.lua.
package.preload.lfs = function() return { attributes = function() end, currentdir = function() return "/" end } end
local List, Map, OrderedMap, Set, MultiMap = require "pl.List", require "pl.Map", require "pl.OrderedMap", require "pl.Set", require "pl.MultiMap"
local class, pretty, stringx, tablex, seq = require "pl.class", require "pl.pretty", require "pl.stringx", require "pl.tablex", require "pl.seq"
local lexer, template, data, lapp, func = require "pl.lexer", require "pl.template", require "pl.data", require "pl.lapp", require "pl.func"
local utils, types, operator, array2d, sip = require "pl.utils", require "pl.types", require "pl.operator", require "pl.array2d", require "pl.sip"
local comprehension, permute, text, url, xml, strict = require("pl.comprehension").new(), require "pl.permute", require "pl.text", require "pl.url", require "pl.xml", require "pl.strict"
local stringio, config, Date, luabalanced = require "pl.stringio", require "pl.config", require "pl.Date", require "pl.luabalanced"

local l = List { 10, 20, 30 }
print(l, l:map(operator.add, 5), l:filter(function(x) return x > 10 end), l:reduce(operator.mul), l:slice(2, -1), l .. List { 1 })
print(List.range(1, 10):slice(3, 5), List("abc"), List { 3, 1, 2 }:sorted(), l:index(20), l:contains(5), List { 1, { 2, { 3 } } } == l)
print(Set { 1, 2, 3 } * Set { 2, 3, 4 }, Set { 1 } + Set { 2 } == Set { 1, 2 }, #Set { 1, 1, 2 })
local om = OrderedMap()
om:set("z", 1) om:set("a", 2) om:set("m", 3)
print(om, table.concat(om:keys(), " "), om.a)
local mm = MultiMap()
mm:set("k", 1) mm:set("k", 2)
print(List(mm.k), Map { x = 1 } == Map { x = 1 })

local Base = class()
function Base:_init(name) self.name = name end
function Base:__tostring() return self.name .. ":" .. self:kind() end
function Base:kind() return "base" end
local Derived = class(Base)
function Derived:_init(name) self:super(name .. "!") end
function Derived:kind() return "derived of " .. Base.kind(self) end
print(Base "b", Derived "d", Derived("x"):is_a(Base), Base.class_of and Derived:class_of(Derived "y"))
local Props = class.properties and class(class.properties) or class()
print(type(Props), class.Named and "named" or "unnamed")

print(pretty.write({ 1, 2, { a = 1 }, s = "text", [true] = 1.5 }, ""))
print(pretty.write { x = { 1, 2 }, y = "multi\nline" })
print(pretty.read("{ 1, b = 2 }").b, pretty.number(123456, "M"), pretty.number(1234567, "N", 2))
print(stringx.split("a,b,,c", ","), stringx.strip("  x "), stringx.center("x", 5, "-"), stringx.title("hello big world"), stringx.rjust("7", 3, "0"))
print(stringx.replace("aaa", "a", "b", 2), stringx.partition("k=v", "="), stringx.expandtabs("a\tb", 4), stringx.startswith("abc", "ab"), stringx.count("banana", "an"))
print(table.concat(stringx.splitlines("a\nb\r\nc"), "|"), stringx.shorten("a long text here", 8), stringx.quote_string('a"b\n]]'))
print(tablex.deepcompare({ 1, { 2 } }, { 1, { 2 } }), #tablex.keys { a = 1, b = 2 }, tablex.find({ 5, 6 }, 6), List(tablex.map(math.sqrt, { 1, 4 })))
print(pretty.write(tablex.merge({ a = 1, b = 2 }, { b = 3, c = 4 }, true), ""), tablex.reduce("..", { "a", "b", "c" }), List(tablex.zip({ 1, 2 }, { 3, 4 })[1]))
print(seq.sum { 1, 2, 3 }, List(seq.copy(seq.filter(seq.list { 1, 2, 3, 4 }, function(x) return x % 2 == 0 end))), seq { 1, 2, 3 }:map(function(x) return x * x end):copy())
print(List(comprehension "x ^ 2 for x" { 1, 2, 3 }), comprehension "sum(x for x=1,10)" (), List(comprehension "{i, v} for i, v in ipairs(_1) if i > 1" { "a", "b" }[1]))
for token, value in lexer.lua("local x = 'str' .. 1.5e3 -- note\nif x >= 2 then end") do io.write(token, "=", tostring(value), " ") end
print()
print(template.substitute("# for i, v in ipairs(list) do\n<$(i):$(v:upper())>\n# end\n", { list = { "a", "b" }, ipairs = ipairs }))
local frame = data.read(stringio.open "x,y,name\n1,2.5,one\n2,3.5,two\n3,1.0,three\n")
print(List(frame:column_by_name "y"), frame[2][3], #frame)
local args = lapp "A program\n -v,--verbose be chatty\n -n,--number (default 5) a number\n <file> (string)\n"
print(args.verbose, args.number, args.file)
print(func.bind(math.max, 3, func._1)(7), func.I(func._1 + func._2 * 2)(1, 2), pcall(func.I, 1))
print(utils.split("a b  c")[3], utils.is_type({}, "table"), types.is_callable(print), utils.choose(true, 1, 2), utils.escape "a.b")
print(array2d.write and pretty.write(array2d.product("..", { "1", "2" }, { "a", "b" }), ""))
local m = {}
print(sip.match("$v{name} = $i{n}", "count = 42", m), m.name, m.n, sip.match("($v,$v)", "(a,b)", m), m[1], m[2])
for p in permute.iter { 1, 2, 3 } do io.write(table.concat(p, ""), " ") end
print()
print(text.dedent "    a\n      b\n", text.wrap("some words that are wrapped at a width", 12), url.quote "a b&c", url.unquote "a%20b")
local doc = xml.parse("<root a='1'><item>one</item><item>two &amp; more</item></root>", false, true)
print(doc, doc.attr.a, #doc, xml.tostring(doc, "", "  "))
print(pretty.write(config.read(stringio.open "# comment\nname = value\nlist = 1,2,3\n[section]\nkey = 5\n"), ""))
print(Date { year = 2024, month = 2, day = 28 }:add { day = 2 }:day(), luabalanced.match_bracketed("(a(b)c)d", 1))
print(pcall(function() strict.module("m", {}) return undeclared_global end))
print(require "inspect" ({ 1, 2, { nested = true }, key = "v", [1.5] = print ~= nil }))
