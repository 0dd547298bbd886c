"""Does one copy of the files tell whether there is a second vault? (T8)

`life` makes installations that were used for some time, `look` measures what somebody with a copy
of the files could measure, `chance` asks whether any of it goes with the second vault, and `leaks`
are faults that it has to find.
"""
