-- lua-zlib.
local zlib = require "zlib"

local text = ("the quick brown fox "):rep(500) .. string.char(0, 1, 2, 255)
local packed, eof, read, written = zlib.deflate()(text, "finish")
print(eof, read, written == #packed, #packed < #text)
local back, ended, used, made = zlib.inflate()(packed)
print(back == text, ended, used, made)
for level = 0, 9 do
  local made = zlib.deflate(level)(text, "finish")
  io.write((zlib.inflate()(made)) == text and "." or "!")
end
print()

-- In pieces, through several calls.
local stream, pieces = zlib.deflate(zlib.BEST_COMPRESSION), {}
for i = 1, #text, 777 do pieces[#pieces + 1] = (stream(text:sub(i, i + 776), "sync")) end
pieces[#pieces + 1] = (stream("", "finish"))
local unpack, result = zlib.inflate(), {}
for _, piece in ipairs(pieces) do result[#result + 1] = (unpack(piece)) end
print(table.concat(result) == text)

print(zlib.crc32()("flua"), zlib.adler32()("flua"), zlib.crc32()(text), zlib.adler32()(text))
local checksum = zlib.crc32()
checksum("fl")
print(checksum("ua"))
print(math.type((zlib.version())))
print(pcall(zlib.inflate(), "nonsense"))
print(pcall(zlib.deflate(), text, "nonsense"))
print(pcall(zlib.inflate()))
local window = 15 + 16
local gzip = zlib.deflate(5, window)(text, "finish")
print(gzip:byte(1, 2))
print((zlib.inflate(window)(gzip)) == text)
