"""A bot that answers questions about a region."""

import os

# One thread for numpy: our matrices are small, and OpenBLAS's threads spin between two questions. Measured on two
# cores, 100 questions a second over Discord: 3.5 ms median with one thread, 66 to 238 ms with one for each core.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
