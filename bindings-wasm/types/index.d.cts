/** A record's value as a Kafka client hands it over; null is a tombstone. Anything else is a `TypeError`. */
export type Value = Uint8Array | ArrayBuffer | string | null;

/** Bytes to send: a `Buffer` where there is `Buffer`. */
export type Bytes = typeof globalThis extends { Buffer: { from(text: string): infer B } } ? B : Uint8Array;

/** How a value is judged. */
export interface Options {
  /** Every warning counts as an error. Default: `false`. */
  strict?: boolean | undefined;
  /** The largest value that is read, in UTF-8 bytes. Default: 1,048,576. */
  maxBytes?: number | undefined;
  /** The most findings that a report keeps; its `total` counts all. Default: 100. */
  maxFindings?: number | undefined;
}

/** How an event is judged before it is sent. */
export interface SerializeOptions {
  /** Every warning counts as an error. Default: `true`; `false` lets a producer add members. */
  strict?: boolean | undefined;
  /** The largest value that is written, in UTF-8 bytes. Default: 1,048,576. */
  maxBytes?: number | undefined;
}

/** How an event that is made is judged. */
export interface BuilderOptions {
  /** Every warning counts as an error. Default: `true`. */
  strict?: boolean | undefined;
}

/** How much a finding weighs. */
export type Severity = "error" | "warning" | "info";

/** Where a finding is: `value.slice(start, end)` is the token in question. */
export interface Span {
  /** Where the token begins: a byte, or a UTF-16 unit where the value is a string. */
  start: number;
  /** Where it ends, exclusive. */
  end: number;
  /** The line it is on, from 1. */
  line: number;
  /** The distance of its start from its line's begin, from 1. */
  column: number;
}

/** One thing that is wrong with a value or odd in it. */
export interface Finding {
  /** The kind of fault. */
  code: Code;
  /** How much it weighs; with `strict`, every one is an error. */
  severity: Severity;
  /** The member or element in question (RFC 6901); the root is `""`. */
  pointer: string;
  /** The token in question. */
  span: Span;
  /** What is wanted there. */
  expected: string;
  /** What stands there: a kind, never a value. */
  found: string;
  /** Both, as one sentence. */
  message: string;
  /** What would mend it, where that can be said. */
  help?: string;
}

/** A topic's name. */
export type TopicName = keyof Events;

/** An event type of a topic. */
export type EventType<T extends TopicName = TopicName> = EventTypes[T];

/** What is said of one value, by its outcome. */
export type Report<T extends TopicName = TopicName> = T extends TopicName
  ?
      | {
          topic: T;
          outcome: "accepted";
          eventType: EventType<T>;
          event: Events[T];
          findings: Finding[];
          total: number;
        }
      | { topic: T; outcome: "unknown_event_type"; eventType: string; findings: Finding[]; total: number }
      | { topic: T; outcome: "rejected"; eventType?: string; findings: Finding[]; total: number }
      | { topic: T; outcome: "tombstone"; findings: Finding[]; total: number }
  : never;

/** The failure of `parse`, `serialize` and the builders. */
export declare class ContractError extends Error {
  constructor(report: Report, message: string, text?: string);
  /** What was said of the value. */
  readonly report: Report;
  /** The JSON text that was judged, which the report's spans are of, where that is not the caller's own value. */
  readonly text?: string;
}

/** A topic: what it is, and its verbs. These need no `this`. */
export interface Topic<T extends TopicName> {
  /** The topic's name. */
  readonly topic: T;
  /** The contract's semantic version. */
  readonly version: string;
  /** The SHA-256 of the contract's canonical description. */
  readonly fingerprint: string;
  /** The JSON text of an event of each type. */
  readonly examples: Readonly<Record<EventType<T>, string>>;
  /**
   * Gives the typed event that a value is.
   *
   * @throws {ContractError} where it is none
   */
  parse(this: void, value: Value, options?: Options): Events[T];
  /** Says what a value is: its event, or every fault at its place. Never fails on data. */
  check(this: void, value: Value, options?: Options): Report<T>;
  /** The canonical JSON of the report: the same bytes in every host. */
  checkJson(this: void, value: Value, options?: Options): string;
  /** Whether a value is accepted: the cheapest answer. */
  isValid(this: void, value: Value, options?: Options): boolean;
  /** The findings as text for a person: each with its source line and a mark. */
  render(this: void, value: Value, options?: Options): string;
  /**
   * The bytes to send for an event: its normal form, after it was judged.
   *
   * @throws {ContractError} where it is not accepted
   * @throws {TypeError} where it has no JSON text: a cycle, a BigInt, null, bytes
   */
  serialize(this: void, event: Events[T], options?: SerializeOptions): Bytes;
  /** Standard Schema, version 1: takes what `check` takes, and objects, whose JSON text is judged. */
  readonly "~standard": StandardSchema<Value | object, Events[T]>;
}

/** The interface that libraries which take a schema agree on. */
export interface StandardSchema<Input, Output> {
  readonly version: 1;
  readonly vendor: "flowops";
  readonly validate: (
    value: unknown,
  ) => { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly StandardIssue[] };
  readonly types?: { readonly input: Input; readonly output: Output } | undefined;
}

/** An error, as such libraries show it. */
export interface StandardIssue {
  readonly message: string;
  readonly path: readonly (string | number)[];
}

/** Where the WebAssembly comes from: a file, what a file's response is, its bytes, or what is compiled of them. */
export type Source = URL | string | Response | ArrayBuffer | Uint8Array | WebAssembly.Module;

/**
 * Resolves when the verbs can be used: at once in Node, in browsers when the WebAssembly has come. Its file beside
 * this module is loaded, or what is given.
 */
export declare function ready(source?: Source | Promise<Source>): Promise<void>;

/** Makes the verbs usable without waiting: where the WebAssembly is at hand as bytes or compiled. */
export declare function initSync(source?: ArrayBuffer | Uint8Array | WebAssembly.Module): void;

// topics: derived

/** The kinds of fault. */
export type Code =
  | "tombstone"
  | "too_large"
  | "invalid_utf8"
  | "invalid_json"
  | "too_deep"
  | "duplicate_key"
  | "lone_surrogate"
  | "missing_field"
  | "wrong_type"
  | "number_out_of_range"
  | "not_one_of"
  | "unknown_event_type"
  | "invalid_uuid"
  | "invalid_timestamp"
  | "not_utc"
  | "unknown_field"
  | "nonstandard_uuid"
  | "empty_text"
  | "empty_list"
  | "not_positive"
  | "not_whole";

export interface OrderItem {
  /** Stock keeping unit of the article. */
  sku: string;
  /** How many of it. */
  qty: number;
}

export interface OrderCreatedPayload {
  /** Identifier of the order. */
  orderId: string;
  /** What was ordered. */
  items: OrderItem[];
}

/** Emitted after an order is successfully created and persisted. */
export interface OrderCreatedEvent {
  /** Unique identifier for the event (UUID). */
  eventId: string;
  /** Type of the event. */
  eventType: "ORDER_CREATED";
  /** Event creation time in ISO-8601 (UTC). */
  timestamp: string;
  /** Event-specific data. */
  payload: OrderCreatedPayload;
}

/** What makes one. */
export interface OrderCreatedFields {
  /** Identifier of the order. */
  orderId: string;
  /** What was ordered. */
  items: OrderItem[];
  /** Unique identifier for the event (UUID). */
  eventId?: string | undefined;
  /** Event creation time in ISO-8601 (UTC). */
  timestamp?: string | undefined;
}

export interface OrderCancelledPayload {
  /** Identifier of the order. */
  orderId: string;
}

/** Emitted when an existing order is cancelled. */
export interface OrderCancelledEvent {
  /** Unique identifier for the event (UUID). */
  eventId: string;
  /** Type of the event. */
  eventType: "ORDER_CANCELLED";
  /** Event creation time in ISO-8601 (UTC). */
  timestamp: string;
  /** Event-specific data. */
  payload: OrderCancelledPayload;
}

/** What makes one. */
export interface OrderCancelledFields {
  /** Identifier of the order. */
  orderId: string;
  /** Unique identifier for the event (UUID). */
  eventId?: string | undefined;
  /** Event creation time in ISO-8601 (UTC). */
  timestamp?: string | undefined;
}

/** An event of the topic, by its type. */
export type OrderEvent = OrderCreatedEvent | OrderCancelledEvent;

/** Carries order lifecycle events emitted by the Order Service. */
export declare const orderEvents: Topic<"order-events"> & {
  /** Makes an event, judged as any value is. */
  orderCreated(this: void, fields: OrderCreatedFields, options?: BuilderOptions): OrderCreatedEvent;
  /** Makes an event, judged as any value is. */
  orderCancelled(this: void, fields: OrderCancelledFields, options?: BuilderOptions): OrderCancelledEvent;
};

/** The events of each topic. */
export interface Events {
  "order-events": OrderEvent;
}

/** The event types of each topic. */
export interface EventTypes {
  "order-events": "ORDER_CREATED" | "ORDER_CANCELLED";
}

// /topics
