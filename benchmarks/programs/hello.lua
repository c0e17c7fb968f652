-- Hello: what it takes to start and to end.
print "hello"
