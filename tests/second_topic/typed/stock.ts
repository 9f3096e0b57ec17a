// What a user of the second topic writes: every kind of field by its type, narrowing by the event type, a builder.

import { orderEvents, stockEvents } from "@flowops/contracts";
import type { Coordinates, OrderEvent, StockEvent, StockReservedEvent, Topic } from "@flowops/contracts";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles where both types are the same, to the last `undefined`. */
function same<A, B>(_: Same<A, B>): void {}

export function consume(value: Uint8Array | null): number {
  const report = stockEvents.check(value);
  return report.outcome === "accepted" ? handle(report.event) : report.total;
}

function handle(event: StockEvent): number {
  same<typeof event.eventId, string>(true);
  same<typeof event.source, string | undefined>(true);
  switch (event.eventType) {
    case "STOCK_RESERVED": {
      const { expiresAt, lines, tags, warehouse } = event.payload;
      same<typeof expiresAt, string | null | undefined>(true);
      same<typeof tags, string[] | undefined>(true);
      same<typeof warehouse.aisle, number | undefined>(true);
      same<typeof warehouse.site.coordinates, Coordinates | null>(true);
      const batches = lines.flatMap((line) => line.batches);
      same<(typeof batches)[number]["bestBefore"], string | undefined>(true);
      return batches.reduce((sum, { serials }) => sum + serials.length, 0);
    }
    case "STOCK_ADJUSTED": {
      const { approved, approvedBy, change, reason, unitCost } = event.payload;
      same<typeof reason, "DAMAGE" | "LOSS" | "FOUND" | "TYPING ERROR">(true);
      same<typeof approved, boolean>(true);
      same<typeof approvedBy, string | null>(true);
      return change * (unitCost ?? 0);
    }
    case "STOCK_COUNTED": {
      const { difference, method, recount, shelves } = event.payload;
      same<typeof method, "HAND" | "SCAN" | "SCALES" | undefined>(true);
      same<typeof shelves, number[][]>(true);
      same<typeof difference, number | null>(true);
      same<NonNullable<typeof recount>["readings"], (number | null)[]>(true);
      same<NonNullable<typeof recount>["pairs"], number[][] | null>(true);
      return shelves.flat().length;
    }
    case "STOCK_FROZEN":
      // @ts-expect-error a frozen stock has no reason
      return event.payload.reason;
    default:
      return never(event);
  }
}

function never(value: never): never {
  throw new Error(String(value));
}

export function produce(): StockReservedEvent {
  const warehouse = { code: "BER-2", site: { country: "DE", coordinates: null } };
  const fields = { orderId: "ORD-1", reservationId: crypto.randomUUID(), warehouse, lines: [] };
  stockEvents.serialize(stockEvents.stockFrozen({ source: "inventory-eu" }));
  return stockEvents.stockReserved({ ...fields, expiresAt: null });
}

same<(typeof stockEvents)["topic"], "stock-events">(true);
same<ReturnType<typeof stockEvents.parse>, StockEvent>(true);
same<ReturnType<typeof orderEvents.parse>, OrderEvent>(true);
export const topics: Topic<"order-events" | "stock-events">[] = [];

// @ts-expect-error what the contract requires is absent
stockEvents.stockReserved({ orderId: "ORD-1" });
// @ts-expect-error a word that the field has not
stockEvents.stockAdjusted({ sku: "S", change: 1, reason: "THEFT", approved: true, approvedBy: null });
