"""The single screens: which language, in what manner, on what subject."""
