-- Queens: counts all ways to place n queens on a board, by backtracking, and shows the first.
local n = tonumber(arg[1]) or 13

local columns, up, down = {}, {}, {}
local solutions, first = 0, nil

local function place(row, board)
  if row > n then
    solutions = solutions + 1
    first = first or table.concat(board, " ")
    return
  end
  for column = 1, n do
    if not columns[column] and not up[row + column] and not down[row - column] then
      columns[column], up[row + column], down[row - column] = true, true, true
      board[row] = column
      place(row + 1, board)
      columns[column], up[row + column], down[row - column] = nil, nil, nil
    end
  end
end

place(1, {})
print(string.format("%d solutions, the first is %s", solutions, first))
