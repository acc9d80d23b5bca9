"""Half a year each of three invented people, made through the real verbs."""

PERSONS = ("much", "little", "back")  # as `undaunted demo --person` names them
