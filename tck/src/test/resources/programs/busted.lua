-- A specification run by busted.
require "busted.runner" { output = "TAP" }

describe("a stack", function()
  local stack
  before_each(function() stack = {} end)
  after_each(function() assert.is_table(stack) end)

  it("is empty at first", function()
    assert.are.equal(0, #stack)
    assert.is_nil(stack[1])
  end)

  it("compares deeply", function()
    assert.are.same({ 1, { x = "y" } }, { 1, { x = "y" } })
    assert.are_not.same({ 1 }, { 2 })
    assert.is_true(1 == 1.0)
    assert.truthy("x")
    assert.has_error(function() error("boom", 0) end, "boom")
    assert.has_no.errors(function() end)
    assert.matches("^%a+$", "letters")
  end)

  it("fails with a difference", function()
    assert.are.same({ 1, 2, { 3 } }, { 1, 2, { 4 } })
  end)

  it("fails with an error", function()
    local nothing
    return nothing.field
  end)

  pending("comes later")

  describe("with spies", function()
    it("counts calls", function()
      local s = spy.new(function(x) return x * 2 end)
      assert.are.equal(4, s(2))
      s(3)
      assert.spy(s).was.called(2)
      assert.spy(s).was.called_with(3)
    end)

    it("stubs and mocks", function()
      local object = { method = function() return "real" end }
      local double = stub(object, "method").returns("stubbed")
      assert.are.equal("stubbed", object.method())
      double:revert()
      assert.are.equal("real", object.method())
      local m = mock({ f = function() return 1 end })
      m.f("argument")
      assert.spy(m.f).was_called_with(match.is_string())
    end)

    it("uses snapshots and custom assertions", function()
      local say = require "say"
      say:set("assertion.is_even.positive", "Expected %s to be even")
      assert:register("assertion", "is_even", function(_, arguments) return arguments[1] % 2 == 0 end, "assertion.is_even.positive")
      assert.is_even(4)
      assert.is_even(5)
    end)
  end)

  insulate("insulated", function()
    it("has its own globals", function()
      _G.leaked = true
      assert.is_true(leaked)
    end)
  end)
  it("does not see them", function() assert.is_nil(rawget(_G, "leaked")) end)
end)
