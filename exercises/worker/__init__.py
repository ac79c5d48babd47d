"""The process in which a learner's code runs.

This folder is all that a worker sees of the project: no task, no check, no expected
value, no seed. It imports the standard library and the packages that a task allows.
"""
