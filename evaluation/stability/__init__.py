"""Floor 4: how firm a ranking is: by its margins, without each expert, with experts drawn again."""
