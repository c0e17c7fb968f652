-- A command line interface made with argparse, which is given many command lines.
local argparse = require "argparse"

local function parser()
  local p = argparse("tool", "A tool with commands.", "That is all."):command_target("command"):add_help_command()
  p:flag("-v --verbose", "Say more, or much more."):count("0-2"):target("verbosity")
  p:option("-l --level", "Level."):default("3"):convert(tonumber)
  p:option("--pair"):args(2):argname({ "<key>", "<value>" }):count("*")
  p:option("--mode"):choices({ "fast", "slow" })
  p:mutex(p:flag("-q --quiet"), p:flag("--loud"))
  local add = p:command("add a", "Add files to something.")
  add:argument("files"):args("+"):description("Files to add.")
  add:option("-o --output"):args("?"):init("none")
  add:flag("--force"):action(function(args, name) args[name] = "forced" end)
  local remove = p:command("remove"):summary("Remove."):description("Remove a thing, with a long explanation that has to be wrapped, because it does not fit a line of a terminal.")
  remove:argument("thing"):convert({ one = 1, two = 2 })
  remove:argument("rest"):args("0-2"):default("x"):defmode("arg")
  p:command("deep"):command("deeper"):flag("--deepest"):hidden(true)
  return p
end

local function show(value)
  if type(value) ~= "table" then return tostring(value) end
  local keys = {}
  for key in pairs(value) do keys[#keys + 1] = key end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  for i, key in ipairs(keys) do keys[i] = tostring(key) .. "=" .. show(value[key]) end
  return "{" .. table.concat(keys, ", ") .. "}"
end

for _, line in ipairs {
  "add x y", "-vv add x", "-v -v -v add x", "--level 5 a one two", "--level=x add f", "-l7 add f -o", "add f --output=out --force",
  "--pair a b --pair c d add f", "--pair a", "--mode fast add f", "--mode other add f", "-q --loud add f", "remove one", "remove three",
  "remove two a b", "remove two a b c", "deep deeper --deepest", "deep", "", "unknown", "ad x", "--verbos add x", "-z", "add", "-- add", "add -- -v --level",
} do
  local words = {}
  for word in line:gmatch("%S+") do words[#words + 1] = word end
  local ok, result = parser():pparse(words)
  print(line, ok, show(result))
end
local p = parser()
print(p:get_help())
print(p:get_usage())
for _, command in ipairs(p._commands) do print(command:get_help()) end
print(parser():add_complete():get_bash_complete())
print(p:get_zsh_complete())
print(p:get_fish_complete())
print(pcall(p.option, p, "no-dash"), pcall(argparse, "x", 5))
parser():parse { "remove", "four" }
