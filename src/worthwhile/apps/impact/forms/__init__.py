"""What a person may enter, and the words that say how."""
