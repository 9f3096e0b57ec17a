import { ContractError, orderEvents } from "@flowops/contracts";
import { expect, test } from "vitest";

test("an event is made, sent and read", () => {
  const event = orderEvents.orderCancelled({ orderId: "ORD-123" });
  expect(orderEvents.parse(orderEvents.serialize(event))).toEqual(event);
  expect(() => orderEvents.parse("{}")).toThrow(ContractError);
});
