"""The ways a verb says no. Each carries a sentence for a person; `web.errors` gives the status."""


class VerbRefused(Exception):
    """A verb did not do what was asked; nothing was changed."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotFound(VerbRefused):
    """It is not there, or it belongs to somebody else: the two are not told apart."""


class AlreadyDifferent(VerbRefused):
    """The same id was saved before with other content, or somebody changed it in between."""


class NotAllowed(VerbRefused):
    """The rules of the house say no to this step now."""
