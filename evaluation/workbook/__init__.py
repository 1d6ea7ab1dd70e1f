"""Floor 8: the audit workbook: every figure of an evaluation as a live formula over the inputs."""
