"""Floor 3: what the law and experience say about a dossier. One check is one module.

A module ``checks/<group>/<code>_<slug>.py`` holds one `evaluation.checks.check.Check` named
``CHECK``; adding the file adds the check, its line in the report and its page in the documentation.

Rooms, lowest first:
    check < registry < marks, notice, panel, quotes, rulings, tenderers < patterns
"""
