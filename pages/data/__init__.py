"""The pages about the data: importing exports, and every definition (step 11)."""
