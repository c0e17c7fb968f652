-- A suite for luaunit: tests that pass, fail, stop with an error and are skipped, in the output format of the arguments.
local lu = require "luaunit"

TestValues = {}
function TestValues:setUp() self.list = { 1, 2, 3 } end
function TestValues:tearDown() self.list = nil end
function TestValues:testEquality()
  lu.assertEquals(self.list, { 1, 2, 3 })
  lu.assertNotEquals({ 1, { x = 1 } }, { 1, { x = 2 } })
  lu.assertItemsEquals({ "a", "b", "c" }, { "c", "a", "b" })
  lu.assertIs(self.list, self.list)
  lu.assertNotIs(self.list, { 1, 2, 3 })
  lu.assertAlmostEquals(0.1 + 0.2, 0.3, 1e-12)
  lu.assertEvalToTrue(0)
  lu.assertIsNaN(0 / 0)
  lu.assertIsInf(1 / 0)
  lu.assertIsMinusZero(-0.0)
end
function TestValues:testStrings()
  lu.assertStrContains("a long text", "long")
  lu.assertStrContains("a long text", "l%a+g", true)
  lu.assertNotStrIContains("text", "other")
  lu.assertStrMatches("2024-01-02", "%d+%-%d+%-%d+")
end
function TestValues:testTypes()
  lu.assertIsTable({}) lu.assertIsFunction(print) lu.assertIsCoroutine(coroutine.create(print)) lu.assertIsNil(nil)
end
function TestValues:testFailsOnNumbers() lu.assertEquals(1 + 1, 3) end
function TestValues:testFailsOnFloats() lu.assertAlmostEquals(1.0, 1.25, 0.125) end
function TestValues:testFailsOnTables() lu.assertEquals({ 1, 2, { "x", { y = "z" } } }, { 1, 2, { "x", { y = "w" } } }) end
function TestValues:testFailsOnLongLists()
  local a, b = {}, {}
  for i = 1, 30 do a[i], b[i] = i, i end
  b[17] = "seventeen"
  lu.assertEquals(a, b)
end
function TestValues:testFailsOnStrings() lu.assertEquals("one\ntwo", "one\nthree") end
function TestValues:testFailsWithMessage() lu.assertTrue(false, "it is not true") end
function TestValues:testStops() local nothing; return nothing.field end
function TestValues:testStopsOnACall() self.list:nothing() end

TestErrors = {}
function TestErrors:testCaught()
  lu.assertError(error, "x")
  lu.assertErrorMsgEquals("boom", error, "boom", 0)
  lu.assertErrorMsgContains("nil value", function() return nil + 1 end)
  lu.assertErrorMsgMatches(".*attempt to .*", function() return #5 end)
  lu.assertErrorMsgContentEquals("inside", function() error("inside") end)
end
function TestErrors:testNotRaised() lu.assertError(function() return 1 end) end
function TestErrors:testOther() lu.assertErrorMsgEquals("this", error, "that", 0) end
function TestErrors:testSkipped() lu.skip("not today") end
function TestErrors:testSkippedIf() lu.skipIf(true, "true") end
function TestErrors:testSuccess() lu.success() end
function TestErrors:testFail() lu.failIf(1 == 1, "failed on purpose") end

function testFunction() lu.assertEquals(math.type(2 ^ 53), "float") end

print(lu.prettystr { 1, 2, { 3, "four" }, x = { y = true } }, lu.prettystr("quo\"te's"), lu.prettystr(setmetatable({}, { __tostring = function() return "T" end })))
local runner = lu.LuaUnit.new()
-- Times are not the same in two runs.
os.clock = function() return 0 end
os.date = function() return "now" end
os.exit(runner:runSuite())
