-- Compares Lua engines: runs the programs of benchmarks/programs on each by turns, checks what they write, and prints tables of
-- Markdown: medians of time and memory, geometric means relative to the first engine, start-up, size.
local folder = table.remove(arg, 1)
package.path = folder .. "/comparison/?.lua;" .. package.path

local awfy = require "awfy"
local chart = require "chart"
local measure = require "measure"
local parse_engine = require "parse_engine"
local shell = require "shell"
local tables = require "tables"

local USAGE = [[
usage: benchmarks/compare [options] [engine...]

engines: lua5.4, luajit, flua, 'flua --jvm', flua-native, 'flua compile', 'flua compile --no-jit', any command that runs a script,
and name=command. Without any: lua5.4 and those of luajit, flua --jvm and flua-native that are there.

  --rounds=N          how often each program runs on each engine (5)
  --programs=A,B...   which programs (all)
  --small             the programs at the size of the tests: whether they run, not how fast
  --limit=SECONDS     how long a run may take (120)
  --awfy=FOLDER       the benchmarks of are-we-fast-yet too; a checkout of github.com/smarr/are-we-fast-yet
  --svg=FILE          a picture of the times, too
  --page=FILE         writes all into a page, between its lines <!-- comparison --> and <!-- end of comparison -->, with a
                      picture beside the page
Memory takes GNU's time (on Debian, the package time).]]

local PAGE_START, PAGE_END = "<!-- comparison -->", "<!-- end of comparison -->"
local START = "hello" -- the program that shows what starting takes
local STARTS = 11 -- how often that is measured, at least
local MB = 1e6

local function say(...) io.stderr:write(string.format(...), "\n") end

-- The command line as options and a list of names of engines.
local function read_arguments()
  local options, names = {rounds = "5", limit = "120"}, {}
  local known = {rounds = 1, programs = 1, limit = 1, awfy = 1, svg = 1, page = 1, small = 0, help = 0}
  for _, argument in ipairs(arg) do
    local name, equals, value = argument:match("^%-%-(%w+)(=?)(.*)$")
    if not name then
      names[#names + 1] = argument
    elseif known[name] == #equals then
      options[name] = equals == "=" and value or true
    else
      error(argument .. " is no option; --help lists them", 0)
    end
  end
  for _, name in ipairs {"rounds", "limit"} do
    options[name] = math.tointeger(tonumber(options[name]))
    if not options[name] or options[name] < 1 then error("--" .. name .. " takes a number", 0) end
  end
  return options, names
end

local function default_engines()
  local names = {"lua5.4"}
  if shell.read("command -v luajit") ~= "" then names[#names + 1] = "luajit" end
  names[#names + 1] = "flua --jvm"
  if shell.exists(folder .. "/../native/target/flua-native") then names[#names + 1] = "flua-native" end
  return names
end

-- The programs: name; arguments; expected output; needs_54, whether their first line says so.
local function read_programs(options)
  local programs, wanted = {}, {}
  for name in (options.programs or ""):gmatch("[^,]+") do wanted[name] = true end
  for file in shell.read("cd " .. shell.quote(folder .. "/programs") .. " && ls"):gmatch("[^\n]+") do
    local name, size = file:match("^([^.]+)%.?(%d*)%.out$")
    if name and name ~= START and (size ~= "") == (options.small or false) and (not options.programs or wanted[name]) then
      local text = shell.contents(folder .. "/programs/" .. name .. ".lua")
      programs[#programs + 1] = {
        name = name, arguments = size, expected = shell.contents(folder .. "/programs/" .. file),
        needs_54 = text:find("^%-%- Lua 5%.4") ~= nil,
      }
      wanted[name] = nil
    end
  end
  for name in pairs(wanted) do error("there is no program " .. name, 0) end
  return programs
end

-- The medians of several runs of a program on each engine, by turns. A run that fails or writes something else counts for all.
local function compare(program, engines, rounds, limit, made)
  local runs, line = {}, {}
  for i, engine in ipairs(engines) do
    runs[i] = {wall = {}, cpu = {}, memory = {}, failure = program.needs_54 and engine.is_older and "–" or nil}
  end
  for _ = 1, rounds do
    for i, engine in ipairs(engines) do
      if not runs[i].failure then
        local run = measure.run(engine.run(program.name, program.arguments), folder .. "/programs", limit, made)
        runs[i].failure = run.failure or run.output ~= program.expected and "wrong" or nil
        for _, key in ipairs {"wall", "cpu", "memory"} do table.insert(runs[i][key], run[key]) end
      end
    end
  end
  for i = 1, #engines do
    line[i] = {failure = runs[i].failure}
    for _, key in ipairs {"wall", "cpu", "memory"} do
      if not runs[i].failure and #runs[i][key] > 0 then line[i][key] = measure.median(runs[i][key]) end
    end
  end
  return line
end

-- Where and when: a line for readers to judge the figures by.
local function conditions()
  local processor = (shell.contents("/proc/cpuinfo") or ""):match("model name%s*: ([^\n]*)") or shell.read("uname -m")
  local kilobytes = (shell.contents("/proc/meminfo") or ""):match("MemTotal:%s*(%d+)") or 0
  local words = {}
  for i, word in ipairs(arg) do words[i] = word:find("[^%w%-=,./]") and shell.quote(word) or word end
  return ("%s; %s, %s processors, %.0f GB, %s. Command: `benchmarks/compare %s`"):format(os.date("!%Y-%m-%d"), processor,
    shell.read("nproc"), kilobytes / 1e6, shell.read("uname -sr"), table.concat(words, " "))
end

-- A table of the engines themselves: version, start and end of a program, size.
local function start_table(engines, line)
  local rows = {}
  for i, engine in ipairs(engines) do
    local result = line[i]
    rows[i] = {
      engine.name, engine.version, result.wall and ("%.0f ms"):format(result.wall * 1000) or result.failure,
      result.memory and ("%.1f MB"):format(result.memory / MB) or "?",
      engine.bytes and ("%.1f MB"):format(engine.bytes / MB) or "?",
    }
  end
  return tables.markdown({"engine", "version", "start and end", "memory for that", "size of the command"}, rows)
end

local function insert_into_page(page, text)
  local old = assert(shell.contents(page), "there is no page " .. page)
  local _, start = old:find("\n" .. PAGE_START .. "\n", 1, true)
  local stop = start and old:find("\n" .. PAGE_END .. "\n", start, true)
  if not stop then error(page .. " has no lines " .. PAGE_START .. " and " .. PAGE_END, 0) end
  shell.write(page, old:sub(1, start) .. text .. old:sub(stop))
end

-- Returns whether all went well.
local function main()
  local options, names = read_arguments()
  if options.help then
    print(USAGE)
    return true
  end
  if #names == 0 then names = default_engines() end
  local made <close> = shell.temporary_folder()
  local programs, program_names = read_programs(options), {}
  for i, program in ipairs(programs) do program_names[i] = program.name end
  local engines = {}
  for i, name in ipairs(names) do engines[i] = parse_engine(name, {START, table.unpack(program_names)}, folder, made.path) end

  local well, parts = true, {conditions()}
  local function add(...) parts[#parts + 1] = string.format(...) end
  local function note(name, line, key)
    local cells = {}
    for i, result in ipairs(line) do
      cells[i] = result[key] and tables.number(result[key]) or result.failure
      if result.failure and result.failure ~= "–" then well = false end
    end
    say("%-20s %s", name, table.concat(cells, "  "))
  end

  local start = {name = START, arguments = "", expected = shell.contents(folder .. "/programs/" .. START .. ".out")}
  local starts = options.small and 1 or math.max(options.rounds, STARTS)
  add("%s", start_table(engines, compare(start, engines, starts, options.limit, made.path)))
  local results = {}
  for i, program in ipairs(programs) do
    results[i] = compare(program, engines, options.rounds, options.limit, made.path)
    note(program.name, results[i], "wall")
  end
  local caption = ("Times as fast as %s, by wall time (logarithmic scale)"):format(engines[1].name)
  local picture = options.svg or options.page and options.page:gsub("%.md$", "") .. ".svg"
  if picture then shell.write(picture, chart.svg(program_names, engines, results, caption)) end
  if options.page then add("![%s](%s)", caption, picture:match("[^/]*$")) end
  local function table_of(key, scale) return tables.of("program", program_names, engines, results, key, scale) end
  add("Wall time in seconds, the median of %d:\n\n%s", options.rounds, table_of("wall", 1))
  add("Processor time (user and system) in seconds:\n\n%s", table_of("cpu", 1))
  add("The most memory, in MB:\n\n%s", table_of("memory", MB))

  if options.awfy then
    local benchmark_names, lines, scripted = {}, {}, {}
    for _, engine in ipairs(engines) do
      if engine.script then scripted[#scripted + 1] = engine end
    end
    for i, benchmark in ipairs(awfy.benchmarks) do
      benchmark_names[i], lines[i] = benchmark[1], {}
      for k, engine in ipairs(scripted) do lines[i][k] = awfy.run(benchmark, engine, options.awfy, options.limit, made.path) end
      note(benchmark[1], lines[i], "peak")
    end
    local function table_of(key) return tables.of("benchmark", benchmark_names, scripted, lines, key, 1) end
    add("are-we-fast-yet, seconds for an iteration after warming up:\n\n%s", table_of("peak"))
    add("The first iteration:\n\n%s", table_of("first"))
  end

  local report = table.concat(parts, "\n\n")
  if options.page then insert_into_page(options.page, report) else print(report) end
  return well
end

local ok, result = pcall(main)
if not ok then say("benchmarks/compare: %s", result) end
os.exit(ok and result)
