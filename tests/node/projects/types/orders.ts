// What users write, under strict: narrowing by outcome and by event type, kafkajs's own types, Standard Schema.

import { ContractError, orderEvents, ready } from "@flowops/contracts";
import type { Bytes, Code, Finding, Options, OrderCreatedEvent, OrderEvent, Report, Value } from "@flowops/contracts";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { Consumer, Producer } from "kafkajs";

export async function consume(consumer: Consumer): Promise<void> {
  await ready();
  await consumer.run({
    eachMessage: ({ message }) => {
      const report = orderEvents.check(message.value);
      switch (report.outcome) {
        case "accepted":
          handle(report.event);
          break;
        case "unknown_event_type":
          console.log(report.eventType.toLowerCase());
          break;
        case "rejected":
          console.log(report.eventType?.toLowerCase(), report.findings.map(place));
          break;
        case "tombstone":
          // @ts-expect-error a tombstone has no event type
          console.log(report.eventType);
          break;
        default:
          never(report);
      }
      return Promise.resolve();
    },
  });
}

function handle(event: OrderEvent): number {
  switch (event.eventType) {
    case "ORDER_CREATED":
      return event.payload.items.reduce((sum, { qty }) => sum + qty, 0);
    case "ORDER_CANCELLED":
      // @ts-expect-error a cancelled order has no items
      return event.payload.items.length;
    default:
      return never(event);
  }
}

function never(value: never): never {
  throw new Error(String(value));
}

const place = ({ code, span: { start, end }, help }: Finding): string => `${code} ${start}..${end} ${help ?? ""}`;

export async function produce(producer: Producer, event: OrderEvent): Promise<void> {
  await producer.send({ topic: orderEvents.topic, messages: [{ value: orderEvents.serialize(event) }] });
  const made: OrderCreatedEvent = orderEvents.orderCreated({ orderId: "x", items: [{ sku: "y", qty: 1 }] });
  const value: Bytes = orderEvents.serialize(made, { strict: false, maxBytes: 10 });
  await producer.send({ topic: "order-events", messages: [{ key: made.payload.orderId, value }] });
}

export function failed(error: unknown): string | undefined {
  if (error instanceof ContractError) {
    const report: Report = error.report;
    const codes: Code[] = report.findings.map(({ code }) => code);
    return `${codes.join()} ${error.text ?? ""}`;
  }
  return undefined;
}

const schema: StandardSchemaV1<Value | object, OrderEvent> = orderEvents;
export type Output = StandardSchemaV1.InferOutput<typeof orderEvents>;
export const same: OrderEvent = {} as Output;
export const options: Options = { strict: true, maxBytes: 1, maxFindings: 0 };
export const { isValid, parse } = orderEvents;
export const events: OrderEvent[] = ["{}", null, new Uint8Array(2), new ArrayBuffer(2)].map((value) =>
  parse(value, options),
);
export const example: string = orderEvents.examples.ORDER_CREATED;
export { schema };

// @ts-expect-error undefined is no value
isValid(undefined);
// @ts-expect-error a number is no option
isValid("{}", { strict: 1 });
// @ts-expect-error a builder needs what the contract requires
orderEvents.orderCreated({ orderId: "x" });
// @ts-expect-error there is no such member
orderEvents.orderCancelled({ orderId: "x", items: [] });
