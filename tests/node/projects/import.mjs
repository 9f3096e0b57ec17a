import { ContractError, orderEvents } from "@flowops/contracts";

const event = orderEvents.parse(Buffer.from(orderEvents.examples.ORDER_CREATED));
try {
  orderEvents.parse("{}");
} catch (error) {
  console.log(event.eventType, error instanceof ContractError ? error.report.outcome : error);
}
