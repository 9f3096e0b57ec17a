"""Eight threads at once, and nothing that grows."""

import gc
import resource
import sys
import threading

from flowops_contracts import ContractError, order_events

CREATED = order_events.EXAMPLES["ORDER_CREATED"].encode()
THREADS = 8


def together(work):
    """Runs the work in eight threads that start together; gives what each gave."""
    start, given, raised = threading.Barrier(THREADS), [], []

    def run():
        start.wait()
        try:
            given.append(work())
        except BaseException as error:
            raised.append(error)

    threads = [threading.Thread(target=run) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if raised:
        raise raised[0]
    return given


def test_eight_threads_read_one_event():
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(300):
            event = order_events.parse(CREATED)
            given = together(
                lambda event=event: (event.payload, event.payload.items, event.event_id, hash(event))
            )
            assert len({(id(payload), id(items)) for payload, items, *_ in given}) == 1
            assert len({(event_id, number) for *_, event_id, number in given}) == 1
    finally:
        sys.setswitchinterval(0.005)


def test_eight_threads_use_every_verb():
    items = ",".join('{"sku":"S","qty":1}' for _ in range(5_000)).encode()
    large = CREATED.replace(b'{ "sku": "SKU-1", "qty": 2 }', items)
    expected = order_events.parse(large)
    broken = order_events.check(b"{}").to_json()

    def work():
        for _ in range(30):
            assert order_events.is_valid(large)
            assert order_events.parse(large) == expected
            assert order_events.check(b"{}").to_json() == broken
            assert order_events.serialize(expected) == order_events.serialize(expected.to_dict())
            made = order_events.order_created(order_id="O", items=[("S", 1)])
            assert order_events.parse(order_events.serialize(made)) == made
        return True

    assert together(work) == [True] * THREADS


def resident():
    """The most memory that the process has had, in kB."""
    gc.collect()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def does_not_grow(work, times, most=4_000):
    """Runs it often; most is in kB."""
    for _ in range(times // 10):
        work()
    before = resident()
    for _ in range(times):
        work()
    assert resident() - before < most


def test_a_million_events_leave_nothing():
    does_not_grow(lambda: order_events.parse(CREATED), 1_000_000)


def test_what_is_read_of_an_event_leaves_nothing():
    text = CREATED.decode().replace("ORD-", "é")

    def work():
        event = order_events.parse(text)
        assert event.event_id.int
        assert event.timestamp.year + event.timestamp_ns
        assert [item.sku for item in event.payload.items]
        assert event.to_dict() and repr(event) and hash(event) and event == event  # noqa: PLR0124

    does_not_grow(work, 50_000)


def test_failures_leave_nothing():
    def work():
        try:
            order_events.parse(b'{"eventId":1}')
        except ContractError as error:
            assert error.report.findings[0].help or error.report.render()  # noqa: PT017

    does_not_grow(work, 50_000)


def test_what_is_sent_leaves_nothing():
    plain = order_events.parse(CREATED).to_dict()

    def work():
        order_events.serialize(plain)
        order_events.order_created(order_id="O", items=[("S", 1)])

    does_not_grow(work, 50_000)


def test_references_are_given_back():
    value, text = CREATED[:], CREATED.decode()
    before = sys.getrefcount(value), sys.getrefcount(text), sys.getrefcount(order_events.OrderCreatedEvent)
    for _ in range(100):
        order_events.parse(value).payload.items  # noqa: B018
        order_events.check(text).event  # noqa: B018
        order_events.check(value[:-1]).render()
    gc.collect()
    after = sys.getrefcount(value), sys.getrefcount(text), sys.getrefcount(order_events.OrderCreatedEvent)
    assert after == before


def test_an_event_keeps_its_value_and_no_more():
    value = bytes(CREATED) + b" " * 100
    before = sys.getrefcount(value)
    event = order_events.parse(value)
    assert sys.getrefcount(value) == before + 1
    payload = event.payload
    assert sys.getrefcount(value) == before + 2
    del event, payload
    assert sys.getrefcount(value) == before
