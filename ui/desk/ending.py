"""The end of the vault process: at once, with nothing run on the way out."""

import os
import signal


def end_process() -> None:
    """End this process now. Nothing is closed or cleared: the system takes the memory back."""
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
