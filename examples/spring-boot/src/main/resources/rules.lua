-- A quarter off from ten pieces on.
local rules = {}

function rules.price(list, amount)
  if amount <= 0 then error("amount must be positive", 0) end
  local price = list * amount
  return amount >= 10 and price * 0.75 or price
end

return rules
