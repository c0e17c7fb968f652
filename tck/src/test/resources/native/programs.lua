-- Runs the program that the first argument names, which was compiled in as a module, as if it were the script.
arg[0] = table.remove(arg, 1)
return package.searchers[2](arg[0])(table.unpack(arg))
