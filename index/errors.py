"""Errors a user can mend: each says what, where and what to do."""


class MubiaoError(Exception):
    """Base of the errors that are shown to a user as one line."""


class ArticleError(MubiaoError):
    """An article file or its settings can't be read."""


class StoreError(MubiaoError):
    """The built store is missing, damaged, locked or of another format."""


class EncoderError(MubiaoError):
    """The encoder can't be loaded or isn't the one the store was built with."""
