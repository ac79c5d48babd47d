"""What nnbook does not have is said by rule, never passed over in silence."""


class NotOffered(Exception):
    """A case needs something that nnbook does not have; the text says what."""


def offered(condition, reason):
    """Raise NotOffered with the reason unless the condition holds."""
    if not condition:
        raise NotOffered(reason)
