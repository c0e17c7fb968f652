local greeting = require "greeting"
print(greeting(arg[1] or "Maven"))
