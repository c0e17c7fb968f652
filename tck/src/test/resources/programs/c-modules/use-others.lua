-- term, system, ssl: what they say without a terminal and without a network.
local term = require "term"
print(type(term.isatty), term.colors.red .. "red" .. term.colors.reset, type(term.cleareol))

local system = require "system"
print(math.type(system.gettime()), math.type(system.monotime()), system.monotime() <= system.monotime())
local before = system.monotime()
system.sleep(0.01)
print(system.monotime() - before >= 0.01)

local ssl = require "ssl"
print(ssl._VERSION, type(ssl.newcontext), pcall(ssl.newcontext, {}))
local context = assert(ssl.newcontext {mode = "client", protocol = "any", verify = "none", options = "all"})
print(type(context), (tostring(context):gsub("0x%x+", "")))
print(ssl.newcontext {mode = "client", protocol = "nonsense"})
print(ssl.newcontext {mode = "server", protocol = "any", key = "/none", certificate = "/none"} == nil)
print(ssl.loadcertificate == nil, pcall(require("ssl.context").create))
