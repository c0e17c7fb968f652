-- What busted uses of lua-system, a C library: times, which its reports round.
local system = {}

function system.gettime()
  return os.time()
end

system.monotime = system.gettime

function system.sleep(seconds)
  return os.execute("sleep " .. seconds)
end

return system
