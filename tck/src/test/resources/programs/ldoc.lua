-- ldoc on two modules: it reads comments and code, and writes HTML with Penlight's template engine.
local folder = os.tmpname()
os.remove(folder)
assert(os.execute("mkdir " .. folder))
local function write(name, text)
  local file = assert(io.open(folder .. "/" .. name, "w"))
  file:write(text)
  file:close()
end

write("shapes.lua", [==[
--- Shapes of the plane.
-- A module with a class; see `area` and @{colours}.
-- @module shapes
-- @author Somebody
-- @license MIT
local shapes = {}

--- A circle.
-- @type Circle
local Circle = {}
Circle.__index = Circle

--- How often something was made.
-- @field circles of circles
-- @table counts
shapes.counts = { circles = 0 }

--- Makes a circle.
-- @tparam number r the radius
-- @tparam[opt=0] int x where it is
-- @string[opt] name a name
-- @treturn Circle a new one
-- @raise if `r` is negative
-- @usage
-- local c = shapes.circle(1)
-- print(c:area() > 3)
function shapes.circle(r, x, name) return setmetatable({ r = r }, Circle) end

--- The area.
-- @return a number
-- @see shapes.circle
function Circle:area() return math.pi * self.r ^ 2 end

--- Not shown.
-- @local
local function hidden() end

return shapes
]==])
write("colours.lua", [==[
--- Colours, with <b>markup</b> & a list:
-- @module colours
local M = {}
--- All that there are.
M.all = { "red", "green" }
--- Mixes.
-- @param ... any number of colours
-- @param options.gamma a number
-- @function mix
function M.mix(...) return ... end
return M
]==])

-- The pages tell when they were made.
os.date = function() return "today" end
local exit = os.exit
os.exit = function(...) error({ ... }) end
arg = { [0] = "/usr/bin/ldoc", "--quiet", "--fatalwarnings", "--all", "--dir", folder .. "/out", "--title", "Title", folder }
print(pcall(dofile, arg[0]))
os.exit = exit
for _, page in ipairs { "index.html", "modules/shapes.html", "modules/colours.html" } do
  local file = assert(io.open(folder .. "/out/" .. page))
  print(page, (file:read("a"):gsub(folder:gsub("%p", "%%%0"), "(folder)")))
  file:close()
end
os.execute("rm -r " .. folder)
