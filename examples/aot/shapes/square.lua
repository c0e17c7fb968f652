local Square = {}
Square.__index = Square
Square.__tostring = function(self) return "square of side " .. self.side end

function Square:area() return self.side ^ 2 end

return function(side) return setmetatable({ side = side }, Square) end
