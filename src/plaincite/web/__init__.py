"""The door for browsers: the reader site, its question box, and the review desk of a library."""
