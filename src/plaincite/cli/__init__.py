"""The command line: one file a command, each no more than arguments, a call and a print."""
