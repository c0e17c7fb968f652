-- LPeg: patterns in C that call Lua, and what its module re makes of them.
local lpeg = require "lpeg"
local re = require "re"
local P, R, S, V, C, Cc, Cf, Cg, Cs, Ct, Cp, Cmt, Cb, Carg =
  lpeg.P, lpeg.R, lpeg.S, lpeg.V, lpeg.C, lpeg.Cc, lpeg.Cf, lpeg.Cg, lpeg.Cs, lpeg.Ct, lpeg.Cp, lpeg.Cmt, lpeg.Cb, lpeg.Carg

print(lpeg.type(P "a"), lpeg.type("a"), type(P "a"))
print(lpeg.match(P "ab" * C(R "az" ^ 1), "abcdef"), lpeg.match(P "x", "abc"), lpeg.match(P "b", "abc", 2), lpeg.match(P "c", "abc", -1))

-- An evaluator, with functions at match time and at the end.
local space = S " \t\n" ^ 0
local number = C(P "-" ^ -1 * R "09" ^ 1) * space / tonumber
local function operate(a, operator, b)
  if operator == "+" then return a + b elseif operator == "-" then return a - b
  elseif operator == "*" then return a * b else return a // b end
end
local expression = P {
  "Sum",
  Sum = Cf(V "Product" * Cg(C(S "+-") * space * V "Product") ^ 0, operate),
  Product = Cf(V "Value" * Cg(C(S "*/") * space * V "Value") ^ 0, operate),
  Value = number + P "(" * space * V "Sum" * P ")" * space,
}
print((space * expression * -1):match(" 13 + (22 - 15) * 3 / 2 "), (expression * -1):match("1 +"))

-- Captures of all kinds.
print(Ct(Cg(C(R "az" ^ 1), "name") * "=" * Cg(C(R "09" ^ 1) / tonumber, "value")):match("abc=12").value)
print(Cs((P "a" / "A" + P "b" / {b = "<b>"} + P "c" / function(c) return c:rep(3) end + 1) ^ 0):match("abcd"))
print((Cp() * "a" * Cc(1, nil, "z") * Cp()):match("a"))
print((Carg(1) * Carg(2)):match("", 1, "one", {} ~= nil))
print((Cmt(C(R "09" ^ 1), function(text, at, digits) return tonumber(digits) < 100 and at, digits, #text end)):match("42!"))
print((Cmt(C(R "09" ^ 1), function(_, _, digits) return tonumber(digits) < 100 end)):match("420"))
print((Cg(C "x", "same") * "-" * Cmt(Cb "same" * C(1), function(_, at, a, b) return a == b and at end)):match("x-x"))
print(Ct(C(1) ^ 0):match(("ab"):rep(500))[1000])
print((P(function(text, at) return at + 2 end) * C(1)):match("abc"))

-- Errors, from it and through it.
print(pcall(P, {}))
print(pcall(P, {"S", S = V "S" * "a"}))
print(pcall(function() return (P "" ^ 0) end))
print(pcall(lpeg.match, P "a" / function() error("from a capture", 0) end, "a"))
print(select(2, pcall(lpeg.match, P "a" / function() error({1}) end, "a"))[1])
print(pcall(lpeg.match, Cmt("a", function() error("while matching", 0) end), "a"))
local nested = coroutine.wrap(function()
  return lpeg.match(P "a" / function() return pcall(coroutine.yield, 1) end, "a")
end)
print(nested())

-- Patterns as values.
print(lpeg.locale().alpha:match("q"), (P "a" + "b"):match("b"), (P "a" - "ab"):match("ac"))
print((-P "a"):match("b"), (#P "a" * "ab"):match("ab"), (P(3)):match("ab"), (P(-1)):match(""), P(true):match(""), P(false):match(""))
print(lpeg.setmaxstack(1000), pcall(lpeg.match, P {"(" * V(1) * ")" + P ""}, ("("):rep(600) .. (")"):rep(600)))

-- re
print(re.match("hello world", "{%a+} %s {%a+}"), re.find("the number 423 is odd", "[0-9]+"), re.gsub("hello World", "[aeiou]", "."))
local list = re.compile([[
  list <- {| '(' %s* item* ')' %s* |}
  item <- (list / { [a-z]+ } / number) %s*
  number <- [0-9]+ -> tonumber
]], {tonumber = tonumber})
local function show(value)
  if type(value) ~= "table" then return tostring(value) end
  local parts = {}
  for i, part in ipairs(value) do parts[i] = show(part) end
  return "[" .. table.concat(parts, " ") .. "]"
end
print(show(list:match("(a (b 12 (c)) d)")))
print(pcall(re.compile, "a <- (b"))

-- Many patterns and captures as garbage.
local count = 0
for i = 1, 2000 do
  local pattern = Ct((C(R "az" ^ 1) / function(word) return word .. i end * S " " ^ 0) ^ 0)
  count = count + #pattern:match("some words of a text")
end
collectgarbage()
print(count)
