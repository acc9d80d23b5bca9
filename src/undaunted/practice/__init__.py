"""The loop: suggest, foresee, commit, ask, log, reflect, see what happened, choose again.

Composes facts and judgements into screens; decides nothing the engine decides.
"""
