"""Kinds of organisations that rules tell apart."""

SOCIAL = ("association", "social_service", "foundation", "other_social")
"""Social organisations: they are no enterprises."""

NOT_ENTERPRISES = (*SOCIAL, "institution", "collective", "person")
"""Kinds to which the policy for small enterprises does not apply."""
