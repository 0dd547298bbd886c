"""A small Linux in a process (User Mode Linux), with sticks of its own, whose power can be cut.

What a killed process wrote is safe in the system's memory; what a killed system wrote is not. So
the power is really cut here: the system is killed with all that it had not yet written.
"""
