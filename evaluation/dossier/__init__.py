"""Floor 2: a tender's file as sheets and records; reading, writing, and what reading found."""
