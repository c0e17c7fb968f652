-- What is known of a coroutine from outside, while it waits and when it has failed.
local function inner() coroutine.yield(1) print(debug.traceback("in inner")) coroutine.yield(2) error("oops") end
local function outer() local x = 42 inner() return x end
local co = coroutine.create(outer)
coroutine.resume(co)
print(debug.traceback(co))
print(debug.getlocal(co, 2, 1))
coroutine.resume(co)
print(coroutine.resume(co))
print(debug.traceback(co))
