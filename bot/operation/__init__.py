"""What keeps the program running: the processes that understand, and whose turn it is."""
