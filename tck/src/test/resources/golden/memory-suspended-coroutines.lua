-- Suspended coroutines are garbage when nothing but their own stacks refers to them, and else keep what is on those.
local n=0
for i=1,2000 do
  local co
  local payload = setmetatable({}, {__gc=function() n=n+1 end})
  co = coroutine.create(function() local me, p = co, payload; coroutine.yield(); return me, p end)
  coroutine.resume(co)
end
collectgarbage() collectgarbage()
print("collected", n)
-- alive ones keep working
local all={}
for i=1,1000 do local t={i}; all[i]=coroutine.wrap(function(x) while true do x=coroutine.yield(x+t[1]) end end) all[i](0) end
for r=1,20 do collectgarbage(r%2==0 and "step" or "collect"); local junk={} for i=1,20000 do junk[i]={} end for i=1,1000 do assert(all[i](r)==r+i) end end
print"ok"
-- coroutine resurrected by a finalizer
local saved
do
  local co = coroutine.create(function(a) local t={a}; local b=coroutine.yield(t[1]); return t[1]+b end)
  print(coroutine.resume(co, 10))
  setmetatable({co}, {__gc=function(o) saved=o[1] end})
end
collectgarbage() collectgarbage()
print(coroutine.status(saved), coroutine.resume(saved, 5))
-- chain: coroutine reachable only from another suspended one
local outer = coroutine.wrap(function() local inner = coroutine.wrap(function() local deep={1,2,3}; coroutine.yield(1); return #deep end); inner(); coroutine.yield(); return inner() end)
outer()
for i=1,5 do collectgarbage() local j={} for k=1,50000 do j[k]={k} end end
print(outer())
-- weak
local w=setmetatable({},{__mode="k"})
do local co=coroutine.create(function() coroutine.yield() end) coroutine.resume(co) w[co]=true end
collectgarbage() print(next(w))
