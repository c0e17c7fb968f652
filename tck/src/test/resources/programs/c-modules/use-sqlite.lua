-- LuaSQL with SQLite, in memory.
local driver = require "luasql.sqlite3"

local environment = assert(driver.sqlite3())
local database = assert(environment:connect(":memory:"))
print((tostring(environment):gsub("0x%x+", "")), (tostring(database):gsub("0x%x+", "")))
print(database:execute("create table people (id integer primary key, name text, weight real, photo blob)"))
for i, name in ipairs {"Ada", "Grace", "O'Neil", "日本"} do
  print(database:execute(("insert into people (name, weight) values ('%s', %f)"):format(database:escape(name), i * 10.5)))
end
print(database:getlastautoid())
local cursor = assert(database:execute("select id, name, weight, photo from people order by id"))
print(table.concat(cursor:getcolnames(), " "), table.concat(cursor:getcoltypes(), " "))
print(cursor:fetch())
local row = cursor:fetch({}, "a")
print(row.id, math.type(row.id), row.name, row.weight, row.photo)
local kept = {}
while cursor:fetch(kept, "n") do print(kept[1], kept[2], kept[3], kept[4]) end
print(pcall(cursor.fetch, cursor))
print(pcall(cursor.close, cursor))
print(database:execute("select nonsense"))
print(database:execute("insert into people (id) values (1)"))

print(database:setautocommit(false))
print(database:execute("delete from people where weight > 20"))
print(database:rollback())
local count = assert(database:execute("select count(*) from people"))
print(count:fetch())
count:close()
local open = database:execute("select 1")
print(pcall(database.close, database))
print(open:close(), database:close(), database:close())
print(pcall(database.execute, database, "select 1"))
print(environment:close(), environment:close())
print(environment.connect and pcall(environment.connect, environment, ":memory:"))
