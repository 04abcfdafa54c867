"""The review desk: where the people of a library read, judge and publish pages. Sign-in only."""
