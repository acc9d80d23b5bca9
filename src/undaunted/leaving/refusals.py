"""Why a file is not imported. Nothing was changed when one of these is raised."""

from undaunted.people.refusals import VerbRefused


class CannotImport(VerbRefused):
    """The file is not taken; `problems` name the places in it, most important first."""

    def __init__(self, sentence: str, problems: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.problems = problems
