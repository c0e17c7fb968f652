return {
  circle = require "shapes.circle",
  square = require "shapes.square",
  triangle = require "shapes.triangle",
}
