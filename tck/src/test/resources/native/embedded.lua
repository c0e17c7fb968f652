-- What a program sees of the files of EmbeddedFolder, which it carries or, run from its source, finds beside itself.
local embedded = require "flua.embedded"
assert(embedded == require "flua.embedded" and package.loaded["flua.embedded"] == embedded)

for _, name in ipairs(embedded.names "carried") do
  local content = embedded.read(name)
  print(name:gsub("[\x80-\xff]", "?"), #content, #content > 0 and content:byte(-1))
end
print("below", #embedded.names "carried/deep/", #embedded.names "none", #embedded.names "..", #embedded.names "")
for _, name in ipairs { "none", "carried", "/etc/passwd", "./carried/empty", "carried/../carried/empty", "" } do
  print("read", embedded.read(name))
end
print("no name", pcall(embedded.read))

for line in io.lines "embedded:carried/words.txt" do print(("%q"):format(line)) end
local file <close> = assert(io.open("embedded:carried/deep/noise", "rb"))
local content = embedded.read "carried/deep/noise"
print("seek", file:seek "end", file:seek("set", #content - 1), #file:read(10), file:read(1), file:seek("set", 5))
print("rest", file:read "a" == content:sub(6), file:read "a", io.type(file))
print("write", file:write "x")
for _, mode in ipairs { "w", "a", "r+", "w+", "a+" } do print(mode, io.open("embedded:carried/words.txt", mode)) end
print("open", io.open "embedded:none")
print("lines", pcall(io.lines, "embedded:carried"))
io.input "embedded:carried/words.txt"
print("input", io.read("n", "l", "l"))
