-- LuaFileSystem.
local lfs = require "lfs"

local folder = os.tmpname()
os.remove(folder)
print(lfs._VERSION)
print(lfs.mkdir(folder))
print(select("#", lfs.mkdir(folder)), (select(3, lfs.mkdir(folder))))
for i = 1, 5 do
  local file <close> = assert(io.open(folder .. "/file" .. i, "wb"))
  file:write(("x"):rep(i * 100))
end
print(lfs.link("file1", folder .. "/link", true))

local names = {}
for name in lfs.dir(folder) do names[#names + 1] = name end
table.sort(names)
print(table.concat(names, " "))
local iterate, state = lfs.dir(folder)
print(type(iterate(state)), tostring(state):match("^%a+ %a+"), pcall(state.close, state))
print(pcall(iterate, state))

print(lfs.attributes(folder).mode, lfs.attributes(folder .. "/file3", "size"), lfs.attributes(folder .. "/file3", "mode"))
print(lfs.symlinkattributes(folder .. "/link", "mode"), lfs.symlinkattributes(folder .. "/link", "target"))
print((select(2, lfs.attributes(folder .. "/none")):gsub(folder, 'FOLDER', 1)))
print(pcall(lfs.attributes, folder, "nonsense"))
local kept = {}
print(lfs.attributes(folder .. "/file2", kept) == kept, kept.size, kept.permissions, math.type(kept.modification))

print(lfs.touch(folder .. "/file1", 1000000000, 1000000123))
print(lfs.attributes(folder .. "/file1", "access"), lfs.attributes(folder .. "/file1", "modification"))
print(lfs.setmode(io.stdout, "binary"))

local before = lfs.currentdir()
print(lfs.chdir(folder), lfs.currentdir() == folder or lfs.currentdir())
print(lfs.attributes("file4", "size"), io.open("file4", "rb"):read("a") == ("x"):rep(400))
print(lfs.chdir(before), lfs.chdir("/none/at/all"))

local lock = lfs.lock_dir(folder)
print(type(lock), lfs.lock_dir(folder))
print(lock:free())

print(lfs.rmdir(folder) == nil)
for _, name in ipairs(names) do
  if name:find("%a") then os.remove(folder .. "/" .. name) end
end
print(lfs.rmdir(folder), (select(3, lfs.attributes(folder, "mode"))))
print((select(2, pcall(lfs.dir, folder)):gsub(folder, 'FOLDER', 1)))
print(pcall(lfs.mkdir))
