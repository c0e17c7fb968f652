-- An integer in a string is a float for the functions of math.
print(math.abs "-5", math.fmod("7", 3), math.fmod(7, "3"), math.fmod("7", "-3"), math.modf "5")
print(math.floor "9007199254740993", math.ceil "9007199254740993", math.floor "9223372036854775807")
print(math.abs "9223372036854775807", math.modf "9223372036854775807")
print(math.abs(-5), math.fmod(7, 3), math.abs "0x10", math.floor " 5 ", math.floor "5.5")
print(pcall(math.fmod, "1", "0") == true, pcall(math.fmod, 1, 0))
