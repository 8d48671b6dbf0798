"""How the bench finds the largest room: by what each room met, from toy figures."""

import pytest

from tests.bench.sessions import rooms


def measured(slow_from=10**6, errors_from=10**6):
    def measure(sessions):
        return {
            "sessions": sessions,
            "click_ms_p95": 900 if sessions >= slow_from else 20,
            "errors": int(sessions >= errors_from),
        }

    return measure


@pytest.mark.parametrize(
    ("measure", "largest", "tried"),
    [
        (measured(slow_from=160), 150, [100, 125, 150, 175]),
        (measured(errors_from=125), 100, [100, 125]),
        (measured(slow_from=50), 0, [100]),
    ],
)
def test_the_largest_room_is_the_last_that_held(measure, largest, tried):
    found = rooms(100, 25, measure)
    assert found["largest_room"] == largest
    assert [room["sessions"] for room in found["rooms"]] == tried


def test_the_search_ends_where_the_bench_itself_would_be_slow():
    assert rooms(350, 25, measured())["largest_room"] == 400
