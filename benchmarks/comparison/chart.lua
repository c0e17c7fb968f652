-- Results as a picture: for each program a bar an engine, to the right where it is faster than the first engine, to the left
-- where it is slower, on a logarithmic scale. SVG, whose colours follow the reader's light or dark mode.
local tables = require "tables"

local chart = {}

local NAMES, VALUES, PLOT = 120, 34, 322 -- widths: of the names, of values beside bars, of what lies between
local COLUMN = NAMES + VALUES + PLOT + VALUES
local BAR, GAP, TOP = 8, 7, 58
local GROUPS_IN_COLUMN = 30

local STYLE = [[
  .paper { fill: #ffffff }
  text { font: 11px system-ui, sans-serif; fill: #1f2328 } .small { font-size: 9px; fill: #59636e }
  .grid { stroke: #d1d9e0 } .one { stroke: #1f2328 }
  .c1 { fill: #0969da } .c2 { fill: #bc4c00 } .c3 { fill: #1a7f37 }
  .c4 { fill: #8250df } .c5 { fill: #9a6700 } .c6 { fill: #bf3989 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #0d1117 } text { fill: #f0f6fc } .small { fill: #9198a1 }
    .grid { stroke: #3d444d } .one { stroke: #f0f6fc }
    .c1 { fill: #58a6ff } .c2 { fill: #f0883e } .c3 { fill: #3fb950 }
    .c4 { fill: #bc8cff } .c5 { fill: #d29922 } .c6 { fill: #f778ba }
  }]]
local COLOURS = 6

local function escape(text) return (text:gsub("[<>&]", {["<"] = "&lt;", [">"] = "&gt;", ["&"] = "&amp;"})) end

-- 0.25 as "1/4", 8 as "8".
local function power(exponent) return exponent < 0 and ("1/%d"):format(2 ^ -exponent) or ("%d"):format(2 ^ exponent) end

-- The groups of bars: for each program how many times as fast as the first each other engine is; the geometric means before all.
local function groups_of(names, engines, results)
  local mean = {name = "geometric mean"}
  for i = 2, #engines do
    local relative = tables.relative(results, i, "wall")
    mean[i - 1] = relative and 1 / relative or false
  end
  local groups = {mean}
  for i, name in ipairs(names) do
    local group, first = {name = name}, results[i][1].wall
    for k = 2, #engines do
      local wall = results[i][k].wall
      group[k - 1] = first and wall and first / wall or false
    end
    groups[#groups + 1] = group
  end
  return groups
end

-- The picture as text. names are those of the programs; results as in tables.relative.
function chart.svg(names, engines, results, caption)
  local groups = groups_of(names, engines, results)
  local low, high = -1, 1
  for _, group in ipairs(groups) do
    for _, times in ipairs(group) do
      if times then
        local exponent = math.log(times, 2)
        low, high = math.min(low, math.floor(exponent)), math.max(high, math.ceil(exponent))
      end
    end
  end
  local columns = math.ceil(#groups / GROUPS_IN_COLUMN)
  local in_column = math.ceil(#groups / columns)
  local height_of_group = (#engines - 1) * BAR + GAP
  local width, bottom = columns * COLUMN, TOP + in_column * height_of_group
  local out = {}
  local function add(format, ...) out[#out + 1] = format:format(...) end
  local function x(column, exponent) return column * COLUMN + NAMES + VALUES + (exponent - low) / (high - low) * PLOT end

  add('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img">', width, bottom + 26)
  add("<title>%s</title>\n<style>\n%s\n</style>", escape(caption), STYLE)
  add('<rect class="paper" width="%d" height="%d"/>', width, bottom + 26)
  add('<text x="12" y="18">%s</text>', escape(caption))
  local at = 12
  for i = 2, #engines do
    add('<rect class="c%d" x="%d" y="28" width="10" height="10"/>', (i - 2) % COLOURS + 1, at)
    add('<text x="%d" y="37">%s</text>', at + 14, escape(engines[i].name))
    at = at + 34 + 7 * utf8.len(engines[i].name)
  end
  for column = 0, columns - 1 do
    for exponent = low, high do
      local place = x(column, exponent)
      add('<line class="%s" x1="%.1f" y1="%d" x2="%.1f" y2="%d"/>', exponent == 0 and "one" or "grid", place, TOP - 4, place,
        bottom)
      for _, y in ipairs {TOP - 8, bottom + 12} do
        add('<text class="small" x="%.1f" y="%d" text-anchor="middle">%s</text>', place, y, power(exponent))
      end
    end
  end
  for i, group in ipairs(groups) do
    local column, y = (i - 1) // in_column, TOP + (i - 1) % in_column * height_of_group
    add('<text x="%d" y="%.1f" text-anchor="end"%s>%s</text>', column * COLUMN + NAMES - 8, y + height_of_group / 2,
      i == 1 and ' font-weight="bold"' or "", escape(group.name))
    for k, times in ipairs(group) do
      if times then
        local zero, place = x(column, 0), x(column, math.log(times, 2))
        add('<rect class="c%d" x="%.1f" y="%d" width="%.1f" height="%d"/>', (k - 1) % COLOURS + 1, math.min(zero, place),
          y + (k - 1) * BAR, math.abs(place - zero), BAR - 1)
        add('<text class="small" x="%.1f" y="%d" text-anchor="%s">%s</text>', place + (times < 1 and -3 or 3), y + k * BAR - 1,
          times < 1 and "end" or "start", tables.number(times))
      end
    end
  end
  out[#out + 1] = "</svg>\n"
  return table.concat(out, "\n")
end

return chart
