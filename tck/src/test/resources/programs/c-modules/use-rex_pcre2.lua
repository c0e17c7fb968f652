-- lrexlib with PCRE2.
local rex = require "rex_pcre2"

print(rex.match("the year 2024", "(\\d)(\\d+)"), rex.find("the year 2024", "(?<year>\\d+)"), rex.match("abc", "x"))
local pattern = rex.new("(\\w+)=(\\w*)", "i")
for key, value in rex.gmatch("a=1, bc=, d=xyz", "(\\w+)=(\\w*)") do io.write(key, ":", value, ";") end
print()
print(pattern:match("KEY=value"))
print(select("#", pattern:exec("  k=v")), (pattern:exec("  k=v")))
local from, to, captures = pattern:tfind("  k=v")
print(from, to, captures[1], captures[2])
print(rex.gsub("hello world", "o", "0"), rex.gsub("hello world", "(\\w+)", "<%1>", 1), rex.gsub("hello", "l", {l = "L"}))
print(rex.gsub("a1b22", "\\d+", function(d) return "[" .. #d .. "]" end))
print(rex.gsub("abc", "b", function() return nil end), rex.gsub("abc", "b", function() return false end))
for before, at, after in rex.split("a, b,c", ",\\s*") do io.write(tostring(before), "|") end
print()
print(rex.count("banana", "a"))
print(rex.match("\xc3\xa9", "^.$", 1, "u"), rex.match("ABC", "b", 1, "i"), rex.match("a\nb", "^b", 1, "m"))
print(pcall(rex.new, "(unclosed"))
print(pcall(rex.gsub, "abc", "b", function() error("from the replacement", 0) end))
print(select(2, pcall(rex.gsub, "abc", "b", function() error({7}) end))[1])
print(pcall(rex.match, "abc", "b", 1, "Q"))
print(pattern:fullinfo().CAPTURECOUNT, type(rex.flags().CASELESS), (rex.version():match("^%d+")))
local count = 0
for i = 1, 2000 do
  if rex.new("^" .. i .. "$"):match(tostring(i)) then count = count + 1 end
end
collectgarbage()
print(count)
