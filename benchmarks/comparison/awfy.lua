-- The benchmarks of are-we-fast-yet (github.com/smarr/are-we-fast-yet), run by its own harness for Lua.
local measure = require "measure"

local awfy = {}

-- The benchmarks and how much each iteration does.
awfy.benchmarks = {
  {"richards", 100}, {"deltablue", 12000}, {"json", 100}, {"cd", 100}, {"havlak", 15}, {"bounce", 1500}, {"list", 1500},
  {"permute", 1000}, {"queens", 1000}, {"sieve", 3000}, {"storage", 1000}, {"towers", 600}, {"mandelbrot", 500}, {"nbody", 250000},
}

local WARM_UP = 30 -- iterations
local NO_WARM_UP = 3 -- where the reference interpreter runs: one is as the other
local LIMITS = 5 -- how many times as long as a program may take, because one process runs all iterations

-- Runs a benchmark. The result: first and peak (the median of the second half of the iterations) in seconds, or failure.
function awfy.run(benchmark, engine, checkout, limit, made)
  local name, inner = table.unpack(benchmark)
  local iterations = engine.name == "lua5.4" and NO_WARM_UP or WARM_UP
  local command = engine.script(("harness.lua %s %d %d"):format(name, iterations, inner))
  local run = measure.run(command, checkout .. "/benchmarks/Lua", LIMITS * limit, made)
  if run.failure then return run end
  local times = {}
  for microseconds in run.output:gmatch("runtime: (%d+)us") do times[#times + 1] = tonumber(microseconds) / 1e6 end
  if #times < iterations then return {failure = "failed"} end
  return {first = times[1], peak = measure.median(table.move(times, iterations // 2 + 1, iterations, 1, {}))}
end

return awfy
