-- table.pack after programs have written other things to the field n.
for _, value in ipairs { 1.5, "text", false, {} } do
  for _, first in ipairs { 0, value } do
    local t = {}
    t.n = first
    t.n = value
    local packed = table.pack(1, nil, 3)
    print(packed.n, packed[1], packed[2], packed[3], table.pack().n)
    packed.n = value
    print(packed.n == value, table.pack(nil).n)
  end
end
