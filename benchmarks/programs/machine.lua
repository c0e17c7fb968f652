-- Machine: a text is compiled to instructions of a stack machine (tokens, precedence, jumps), which a loop runs.
local n = tonumber(arg[1]) or 180000

local source = [[
  sum = 0; i = 1;
  while i < limit do
    if i % 3 == 0 then sum = sum + i * 2; else sum = sum + (i - 1) % 7; end
    j = 0;
    while j < 5 do sum = (sum + j * i) % 100003; j = j + 1; end
    i = i + 1;
  end
  print sum;
]]

local function tokens(text)
  local list, position = {}, 1
  while true do
    position = text:find("%S", position)
    if not position then break end
    local token = text:match("^%a+", position) or text:match("^%d+", position) or text:match("^==", position)
      or text:sub(position, position)
    list[#list + 1] = token
    position = position + #token
  end
  list[#list + 1] = "<end>"
  return list
end

local precedence = {["=="] = 1, ["<"] = 1, ["+"] = 2, ["-"] = 2, ["*"] = 3, ["%"] = 3}

local function compile(text)
  local list, at, code = tokens(text), 1, {}
  local function emit(op, operand)
    code[#code + 1] = {op = op, operand = operand}
    return #code
  end
  local function accept(token)
    if list[at] ~= token then return false end
    at = at + 1
    return true
  end
  local function expect(token)
    if not accept(token) then error(("%s expected near %s"):format(token, list[at])) end
  end
  local expression
  local function operand()
    local token = list[at]
    at = at + 1
    if token == "(" then
      expression(0)
      expect(")")
    elseif token:find("^%d") then
      emit("push", tonumber(token))
    else
      emit("load", token)
    end
  end
  function expression(minimum)
    operand()
    while true do
      local operator = list[at]
      local level = precedence[operator]
      if not level or level <= minimum then return end
      at = at + 1
      expression(level)
      emit(operator)
    end
  end
  local function block(...)
    local function ends(...)
      for i = 1, select("#", ...) do
        if list[at] == select(i, ...) then return true end
      end
    end
    while not ends(...) do
      if accept("while") then
        local top = #code + 1
        expression(0)
        expect("do")
        local exit = emit("jump unless")
        block("end")
        expect("end")
        emit("jump", top)
        code[exit].operand = #code + 1
      elseif accept("if") then
        expression(0)
        expect("then")
        local otherwise = emit("jump unless")
        block("else", "end")
        if accept("else") then
          local exit = emit("jump")
          code[otherwise].operand = #code + 1
          block("end")
          code[exit].operand = #code + 1
        else
          code[otherwise].operand = #code + 1
        end
        expect("end")
      elseif accept("print") then
        expression(0)
        expect(";")
        emit("print")
      else
        local name = list[at]
        at = at + 1
        expect("=")
        expression(0)
        expect(";")
        emit("store", name)
      end
    end
  end
  block("<end>")
  emit("halt")
  return code
end

local function run(code, variables)
  local stack, top, at, count, out = {}, 0, 1, 0, {}
  while true do
    local instruction = code[at]
    local op = instruction.op
    at, count = at + 1, count + 1
    if op == "push" then
      top = top + 1
      stack[top] = instruction.operand
    elseif op == "load" then
      top = top + 1
      stack[top] = variables[instruction.operand]
    elseif op == "store" then
      variables[instruction.operand] = stack[top]
      top = top - 1
    elseif op == "jump" then
      at = instruction.operand
    elseif op == "jump unless" then
      if not stack[top] then at = instruction.operand end
      top = top - 1
    elseif op == "print" then
      out[#out + 1] = stack[top]
      top = top - 1
    elseif op == "halt" then
      return out, count
    else
      local b = stack[top]
      local a = stack[top - 1]
      top = top - 1
      if op == "+" then
        a = a + b
      elseif op == "-" then
        a = a - b
      elseif op == "*" then
        a = a * b
      elseif op == "%" then
        a = a % b
      elseif op == "<" then
        a = a < b
      else
        a = a == b
      end
      stack[top] = a
    end
  end
end

local code = compile(source)
local out, count = run(code, {limit = n})
print(#code, count, table.concat(out, " "))
