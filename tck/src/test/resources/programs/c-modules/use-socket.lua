-- LuaSocket on loopback: a server, its clients, datagrams, and the modules around it.
local socket = require "socket"
local url, ltn12, mime = require "socket.url", require "ltn12", require "mime"

print(socket._VERSION)
local server = assert(socket.bind("127.0.0.1", 0))
local address, port = server:getsockname()
print(address, tonumber(port) > 0, (tostring(server):gsub("0x%x+", "")))
server:settimeout(0.01)
print(server:accept())

local client = assert(socket.tcp())
client:settimeout(5)
print(client:connect("127.0.0.1", port))
server:settimeout(5)
local peer = assert(server:accept())
peer:settimeout(5)
print((client:getpeername()))
print(client:send("first line\r\nsecond line\nrest"), client:send("0123456789", 3, 5))
print(peer:receive(), peer:receive("*l"), peer:receive(4), peer:receive(0))
local readable, writable, problem = socket.select({peer}, {client}, 5)
print(#readable, #writable, problem, readable[1] == peer)
print(peer:receive(3))
peer:settimeout(0.01)
print(peer:receive(10))
client:shutdown("send")
print(peer:receive("*a"), peer:receive())
print(peer:setoption("tcp-nodelay", true), client:getoption("tcp-nodelay") ~= nil, pcall(client.setoption, client, "nonsense", 1))
print((client:getstats()))
client:close()
print(pcall(client.send, client, "x"))
print(client:send("x"))
peer:close()
server:close()
print(socket.connect("127.0.0.1", port))

-- Datagrams.
local a, b = assert(socket.udp()), assert(socket.udp())
assert(a:setsockname("127.0.0.1", 0))
local where, number = a:getsockname()
print(b:sendto("datagram", where, number))
a:settimeout(5)
local data, from = a:receivefrom()
print(data, from)
a:close()
b:close()

-- Each coroutine with its socket; the one that can go on does.
local listener = assert(socket.bind("127.0.0.1", 0))
local _, listening = listener:getsockname()
local log = {}
local function serve(connection)
  connection:settimeout(0)
  local line, problem, part = nil, "timeout", ""
  while problem == "timeout" do
    line, problem, part = connection:receive("*l", part)
    if problem == "timeout" then coroutine.yield(connection) end
  end
  log[#log + 1] = line
  connection:close()
end
local threads, clients = {}, {}
for i = 1, 5 do
  clients[i] = assert(socket.connect("127.0.0.1", listening))
  local connection = assert(listener:accept())
  threads[connection] = coroutine.create(serve)
  coroutine.resume(threads[connection], connection)
end
for i = #clients, 1, -1 do
  clients[i]:send("from " .. i .. "\n")
  local ready = true
  repeat
    local waiting = {}
    for connection, thread in pairs(threads) do
      if coroutine.status(thread) == "suspended" then waiting[#waiting + 1] = connection end
    end
    ready = socket.select(waiting, nil, 5)
    for _, connection in ipairs(ready) do assert(coroutine.resume(threads[connection], connection)) end
  until #ready > 0
  clients[i]:close()
end
print(table.concat(log, ", "))
listener:close()

-- Errors through protected calls of the library.
local attempt = socket.newtry(function() log.finalized = true end)
print(socket.protect(function() attempt(nil, "given up") end)(), log.finalized)
print(pcall(socket.protect(function() error("an error", 0) end)))
print(select(2, pcall(socket.try, nil, "x"))[1])
print(socket.skip(2, 1, 2, 3))
print(math.type(socket.gettime()), socket.sleep(0.001))

-- Without a network.
print(mime.b64("flua and sockets"), mime.unb64("Zmx1YQ=="), mime.qp("a=b\xe9"), mime.unqp("a=3Db"), (mime.eol(0, "a\r\nb\n")))
print(mime.wrp(3, "abcdef", 4), (mime.dot(2, ".a\r\n.b")))
local parsed = url.parse("http://user:pw@host.example:8080/a/b;p?q=1#f")
print(parsed.scheme, parsed.user, parsed.host, parsed.port, parsed.path, parsed.params, parsed.query, parsed.fragment)
print(url.escape("a b/ü"), url.unescape("a%20b"), url.absolute("http://h/a/b", "../c"), url.build(parsed))
local sink, chunks = ltn12.sink.table()
local text = ("some text "):rep(30)
print(ltn12.pump.all(ltn12.source.chain(ltn12.source.string(text), ltn12.filter.chain(mime.encode("base64"), mime.wrap("base64"))), sink))
local joined = table.concat(chunks)
print(#joined, (mime.unb64((joined:gsub("%s", "")))) == text)
print(socket.dns.toip("127.0.0.1"), (socket.dns.gethostname() or "") ~= "")
