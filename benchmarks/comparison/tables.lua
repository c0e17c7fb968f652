-- Results as tables of Markdown.
local measure = require "measure"

local tables = {}

local function row(cells) return "| " .. table.concat(cells, " | ") .. " |" end

-- A table of Markdown: the first column is text, the others are numbers.
function tables.markdown(titles, rows)
  local lines = {row(titles), "| --- |" .. (" ---: |"):rep(#titles - 1)}
  for _, cells in ipairs(rows) do lines[#lines + 1] = row(cells) end
  return table.concat(lines, "\n")
end

-- Three digits that matter, and no more than thousandths.
function tables.number(value)
  if value >= 100 then return ("%.0f"):format(value) end
  if value >= 10 then return ("%.1f"):format(value) end
  return (value >= 1 and "%.2f" or "%.3f"):format(value)
end

-- The geometric mean of what one engine needs relative to the first, over all rows that both have a value in; nil if none.
-- results is a list of rows, each a list of results in the order of the engines; key says which of their values counts.
function tables.relative(results, engine, key)
  local ratios = {}
  for _, line in ipairs(results) do
    local value, first = line[engine][key], line[1][key]
    if value and first then ratios[#ratios + 1] = value / first end
  end
  return #ratios > 0 and measure.geometric_mean(ratios) or nil
end

-- A table of one value of all results, with the geometric means in the last row. scale is the unit.
function tables.of(first_title, names, engines, results, key, scale)
  local titles, rows, means = {first_title}, {}, {"geometric mean, relative"}
  for i, engine in ipairs(engines) do
    titles[#titles + 1] = engine.name
    local mean = tables.relative(results, i, key)
    means[#means + 1] = mean and ("**%.2f**"):format(mean) or ""
  end
  for i, line in ipairs(results) do
    local cells = {names[i]}
    for k, result in ipairs(line) do
      cells[k + 1] = result[key] and tables.number(result[key] / scale) or result.failure or "?"
    end
    rows[i] = cells
  end
  rows[#rows + 1] = means
  return tables.markdown(titles, rows)
end

return tables
