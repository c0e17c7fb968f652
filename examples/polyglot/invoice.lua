-- A Lua script, a JavaScript function and a Java object that call each other. The program around it exports two values:
-- `catalog`, a Java object, and `format`, a function of JavaScript that calls back into Lua.
local catalog = polyglot.import("catalog")
local format = polyglot.import("format")

local Invoice = {}
Invoice.__index = Invoice

function Invoice.new() return setmetatable({ lines = {} }, Invoice) end

function Invoice:add(product, amount)
  local price = catalog:price(product) -- a Java method
  self.lines[#self.lines + 1] = { product = product, amount = amount, total = price * amount }
end

function Invoice:sum()
  local sum = 0
  for _, line in ipairs(self.lines) do sum = sum + line.total end
  return sum
end

-- JavaScript sees the table as an array of objects, and calls the Lua function.
function Invoice:text() return format(self.lines, function(cents) return ("%.2f"):format(cents / 100) end) end

local invoice = Invoice.new()
invoice:add("tea", 2)
invoice:add("cup", 1)
print(invoice:text())
print("sum", invoice:sum())

-- An exception of Java goes through Lua as an error.
print(pcall(invoice.add, invoice, "moon", 1))
return invoice
