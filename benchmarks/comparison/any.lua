-- Runs the program that is named first: so that one executable holds them all.
require(table.remove(arg, 1))
