"""People made up from rules, for the demonstration, for tests and for comparing policies.

Not evidence about anybody: they show what the rules do under their assumptions. `people` is the
person of the demonstration; `practising` lets one of four theories learn, and `policies` decide.
"""
