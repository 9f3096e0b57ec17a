"""The parsers that people use, each by its fastest documented way, as strict as the contract where it can be.

`protovalidate` is left out: it judges messages of Protocol Buffers, not JSON.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable
from typing import Annotated, Literal

import jsonschema_rs
import msgspec
import orjson
import pydantic
from pydantic.alias_generators import to_camel

LEAST, MOST = -(2**53 - 1), 2**53 - 1
UUID = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"

# --- msgspec: structs that the collector of garbage leaves alone, told apart by their tag


class Struct(msgspec.Struct, gc=False, rename="camel"):
    pass


class Item(Struct):
    sku: str
    qty: Annotated[float, msgspec.Meta(ge=LEAST, le=MOST)]


class CreatedPayload(Struct):
    order_id: str
    items: list[Item]


class CancelledPayload(Struct):
    order_id: str


class Base(Struct, tag_field="eventType"):
    event_id: uuid.UUID
    timestamp: Annotated[datetime.datetime, msgspec.Meta(tz=True)]


class Created(Base, tag="ORDER_CREATED"):
    payload: CreatedPayload


class Cancelled(Base, tag="ORDER_CANCELLED"):
    payload: CancelledPayload


msgspec_typed = msgspec.json.Decoder(Created | Cancelled).decode


# --- pydantic


class Model(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(alias_generator=to_camel, strict=True)


class ItemModel(Model):
    sku: str
    qty: Annotated[float, pydantic.Field(ge=LEAST, le=MOST)]


class CreatedPayloadModel(Model):
    order_id: str
    items: list[ItemModel]


class CancelledPayloadModel(Model):
    order_id: str


class BaseModel(Model):
    event_id: uuid.UUID
    timestamp: pydantic.AwareDatetime


class CreatedModel(BaseModel):
    event_type: Literal["ORDER_CREATED"]
    payload: CreatedPayloadModel


class CancelledModel(BaseModel):
    event_type: Literal["ORDER_CANCELLED"]
    payload: CancelledPayloadModel


pydantic_typed = pydantic.TypeAdapter(
    Annotated[CreatedModel | CancelledModel, pydantic.Field(discriminator="event_type")]
).validate_json


def pydantic_errors(value: bytes) -> int:
    """All that is wrong, read."""
    try:
        pydantic_typed(value)
    except pydantic.ValidationError as error:
        return sum(len(one["loc"]) + len(one["msg"]) for one in error.errors(include_url=False))
    return 0


# --- JSON Schema


def schema(event_type: str, payload: dict[str, object]) -> dict[str, object]:
    timestamp = {"type": "string", "format": "date-time", "pattern": "T.{8}(\\.[0-9]{1,9})?(Z|\\+00:00)$"}
    return closed(
        eventType={"const": event_type},
        eventId={"type": "string", "pattern": UUID},
        timestamp=timestamp,
        payload=payload,
    )


def closed(**properties: object) -> dict[str, object]:
    return {"type": "object", "properties": properties, "required": list(properties)}


TEXT = {"type": "string"}
ITEMS = {
    "type": "array",
    "items": closed(sku=TEXT, qty={"type": "number", "minimum": LEAST, "maximum": MOST}),
}
conforms = jsonschema_rs.validator_for(
    {
        "oneOf": [
            schema("ORDER_CREATED", closed(orderId=TEXT, items=ITEMS)),
            schema("ORDER_CANCELLED", closed(orderId=TEXT)),
        ]
    },
    validate_formats=True,
).is_valid


def orjson_jsonschema(value: bytes) -> object:
    if not conforms(orjson.loads(value)):
        raise ValueError
    return True


# --- what is timed

PEERS: dict[str, Callable[[bytes], object]] = {
    "msgspec": msgspec_typed,
    "orjson": orjson.loads,
    "orjson + jsonschema-rs": orjson_jsonschema,
    "pydantic": pydantic_typed,
}
# what each fails with is one of these
FAILURES = (msgspec.MsgspecError, ValueError)
