"""How long something takes that is done many times."""

import time


class Stopwatch:
    """Time on the wall and on the processor, which other work on the machine changes less."""

    def __init__(self) -> None:
        self._wall: list[float] = []
        self._cpu: list[float] = []
        self._started = (0.0, 0.0)

    def __enter__(self) -> None:
        self._started = (time.perf_counter(), time.process_time())

    def __exit__(self, *_: object) -> None:
        wall, cpu = self._started
        self._wall.append(time.perf_counter() - wall)
        self._cpu.append(time.process_time() - cpu)

    @property
    def p95(self) -> float:
        """Milliseconds on the processor."""
        return _share(self._cpu, 0.95) * 1000

    def __str__(self) -> str:
        return (
            f"p50 {_at(self._wall, 0.5)}, p95 {_at(self._wall, 0.95)} (cpu {_at(self._cpu, 0.95)})"
        )


def _at(took: list[float], share: float) -> str:
    return f"{_share(took, share) * 1000:.1f} ms"


def _share(took: list[float], share: float) -> float:
    return sorted(took)[int((len(took) - 1) * share)]
