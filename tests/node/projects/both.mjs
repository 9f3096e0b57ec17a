import { createRequire } from "node:module";

import { ContractError } from "@flowops/contracts";

const { orderEvents } = createRequire(import.meta.url)("@flowops/contracts");

try {
  orderEvents.parse("{}");
} catch (error) {
  console.log("ORDER_CREATED", error instanceof ContractError ? error.report.outcome : error);
}
