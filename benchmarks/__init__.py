"""What the program costs, measured beside others: `python3 -m benchmarks`."""
