"""What is done to the files of a vault by somebody else."""
